using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Notices;

/// <summary>
/// Puts a notice's messages into the outbox: mail and every gateway that is on, at the instant they may leave; or leaves
/// them to the person's digest.
/// </summary>
internal sealed class NoticeDelivery(
    CaseFlowDb db, DeliverySettings settings, IMailSwitch mail, INoticeLinks links, IWorkCalendars calendars, TimeProvider time)
{
    public async Task DeliverAsync(IReadOnlyList<(Notice Notice, PostHolder Person)> told, CancellationToken ct)
    {
        if (told.Count == 0 || (!mail.IsOn && (await settings.TargetsAsync(ct)).Count == 0))
        {
            return;
        }

        var modes = await settings.ModesAsync([.. told.Select(t => t.Person.PersonId)], ct);
        var rules = await settings.RulesAsync(ct);
        var calendar = rules.Hold || modes.Count > 0 ? await calendars.CurrentAsync(ct) : null;
        foreach (var (notice, person) in told)
        {
            var now = notice.At;
            var urgent = rules.IsUrgent(notice.Kind);
            var mode = modes.GetValueOrDefault(person.PersonId, DeliveryMode.AtOnce);
            if (mode == DeliveryMode.InApp && rules.InAppOnly)
            {
                continue;
            }

            if (mode == DeliveryMode.Digest && !urgent && await BeforeDueAsync(notice, person.PersonId, rules, calendar!, ct))
            {
                notice.AwaitsDigest = true;
                continue;
            }

            var leaves = urgent || calendar is null ? now : DeliveryHold.Before(notice.DueAt, now, rules, calendar);
            await PutAsync(person, [notice], WebhookBody.Single, notice.Title, WithLink(notice), leaves, ct);
        }
    }

    /// <summary>One message of several notices to one person, now.</summary>
    public Task DigestAsync(PostHolder person, IReadOnlyList<Notice> notices, string title, string text, CancellationToken ct) =>
        PutAsync(person, notices, WebhookBody.Digest, title, text, time.GetUtcNow(), ct);

    public string? LinkOf(Notice notice) => links.Of(notice.SubjectKind, notice.SubjectId);

    private async Task<bool> BeforeDueAsync(Notice notice, Guid person, DeliveryRuleSet rules, IWorkCalendar calendar, CancellationToken ct)
    {
        if (notice.DueAt is not { } due || due <= notice.At)
        {
            return true;
        }

        var hour = await settings.HourOfAsync(person, ct) ?? rules.DigestAt;
        return DeliveryHold.NextDigest(notice.At, hour, rules, calendar) < due;
    }

    private async Task PutAsync(
        PostHolder person, IReadOnlyList<Notice> notices, string kind, string title, string text, DateTimeOffset leaves, CancellationToken ct)
    {
        if (mail.IsOn && person.Mail is { Length: > 0 } address)
        {
            Put(Guid.CreateVersion7(time.GetUtcNow()), null, address, text);
        }

        foreach (var target in await settings.TargetsAsync(ct))
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            var items = notices.Select(n => new WebhookItem(n.Id, n.Kind, n.Title, n.Text, n.SubjectKind, n.SubjectId, n.SubjectNumber, LinkOf(n)));
            var body = new WebhookBody(
                id, kind, time.GetUtcNow(), new(person.PersonId, person.Name, person.Phone), title, kind == WebhookBody.Digest ? text : notices[0].Text,
                kind == WebhookBody.Digest ? links.Inbox : LinkOf(notices[0]), [.. items]);
            Put(id, target, person.Phone ?? "", WebhookBody.Of(body));
        }

        void Put(Guid id, Guid? target, string to, string body) => db.Add(new OutboxMessage
        {
            Id = id,
            Channel = target is null ? OutboxChannel.Mail : OutboxChannel.Webhook,
            TargetId = target,
            NoticeId = kind == WebhookBody.Single ? notices[0].Id : null,
            PersonId = person.PersonId,
            RegionPath = person.RegionPath,
            To = to,
            ToName = person.Name,
            Subject = title,
            Body = body,
            At = time.GetUtcNow(),
            NextAttemptAt = leaves,
        });
    }

    private string WithLink(Notice notice) => LinkOf(notice) is { } link ? $"{notice.Text}\n\n{link}" : notice.Text;
}
