using System.Text;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>
/// A person's digest is due: one message with what is due, what is late and what is new since the last one. Each notice is in
/// one digest; what was read meanwhile is in none; where nothing is left, none goes out. Who is on leave gets theirs afterwards.
/// </summary>
internal sealed class DigestDue(
    CaseFlowDb db, DeliverySettings settings, NoticeDelivery delivery, IPostHolders posts, IDueQueue queue, IWorkCalendars calendars, TimeProvider time) : IDueHandler
{
    public const string Name = "notice-digest";

    private static readonly string[] Order = [NoticeKinds.Late, NoticeKinds.Reminder, NoticeKinds.Nobody, NoticeKinds.Message];

    public string Kind => Name;

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        var choice = await db.Set<DeliveryChoice>().AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == ownerId, ct);
        var held = await posts.OfPersonAsync(ownerId, time.GetUtcNow(), ct);
        if (held.FirstOrDefault(p => p.StandsInFor is null) is { } person)
        {
            await TellAsync(person, ct);
        }

        if (choice is { Mode: DeliveryMode.Digest })
        {
            var rules = await settings.RulesAsync(ct);
            var next = DeliveryHold.NextDigest(time.GetUtcNow(), choice.DigestAt ?? rules.DigestAt, rules, await calendars.CurrentAsync(ct));
            await queue.ScheduleAsync(Name, ownerId, next, ct);
        }
    }

    private async Task TellAsync(PostHolder person, CancellationToken ct)
    {
        var waiting = await db.Set<Notice>().Where(n => n.PersonId == person.PersonId && n.AwaitsDigest).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        waiting.ForEach(n => n.AwaitsDigest = false);
        Notice[] unread = [.. waiting.Where(n => n.ReadAt is null)];
        if (unread.Length > 0)
        {
            await delivery.DigestAsync(person, unread, TextCatalog.Get("digest.title", time.Today().ToLongText(), unread.Length), Text(unread), ct);
        }
    }

    private string Text(IReadOnlyList<Notice> notices)
    {
        var text = new StringBuilder();
        foreach (var kind in notices.GroupBy(n => n.Kind).OrderBy(g => Array.IndexOf(Order, g.Key)))
        {
            text.Append(TextCatalog.Get($"notice-kind.{kind.Key}")).Append(' ').Append(kind.Count()).Append('\n');
            foreach (var notice in kind)
            {
                text.Append("- ").Append(notice.Title).Append('\n').Append("  ").Append(notice.Text).Append('\n');
                if (delivery.LinkOf(notice) is { } link)
                {
                    text.Append("  ").Append(link).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }
}
