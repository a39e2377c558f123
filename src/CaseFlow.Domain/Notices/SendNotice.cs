using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>
/// Tells parties something: an in-app notice per person in charge at this moment, and mail through the outbox where
/// mail is on. The key makes it once: a second notice of the same key and subject is not sent.
/// </summary>
/// <param name="Title">May hold {number} and {case}, as <paramref name="Text"/> may.</param>
[ProcessOnly]
public sealed record SendNotice(Guid SubjectId, string Key, IReadOnlyList<string> To, string Title, string Text)
    : ICommand<NoticesSent>, IConcerns
{
    /// <summary>Who is not told, though of the parties: whoever set it off.</summary>
    public Guid? Except { get; init; }

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public string Kind { get; init; } = NoticeKinds.Message;

    /// <summary>False: whoever is told may not open the subject, so that the notice says all and leads nowhere. Default: true.</summary>
    public bool Linked { get; init; } = true;

    /// <summary>Of a reminder: no message of it is held back to this instant.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <param name="Recipients">Names of who was told; empty when nobody holds the party (shown to the district office).</param>
public sealed record NoticesSent(IReadOnlyList<string> Recipients);

internal sealed class SendNoticeValidator : AbstractValidator<SendNotice>
{
    public SendNoticeValidator()
    {
        RuleFor(x => x.SubjectId).NotEmpty();
        RuleFor(x => x.Key).NotEmpty().MaximumLength(180);
        RuleFor(x => x.Title).NotEmpty();
        RuleFor(x => x.To).NotNull();
        RuleFor(x => x.Kind).Must(k => NoticeKinds.All.Contains(k)).WithErrorCode("notice.unknown-kind").WithMessage(_ => TextCatalog.Get("notice.unknown-kind"));
    }
}

internal sealed class SendNoticeHandler(
    CaseFlowDb db, NoticeRecipients recipients, NoticeDelivery delivery, Subjects subjects, ITimeline timeline, TimeProvider time)
    : IRequestHandler<SendNotice, Result<NoticesSent>>
{
    private const int TitleLength = 300;

    public async Task<Result<NoticesSent>> Handle(SendNotice request, CancellationToken cancellationToken)
    {
        var told = await db.Set<Notice>().Where(n => n.SubjectId == request.SubjectId && n.Key == request.Key)
            .Select(n => new { n.PersonName, n.Away }).ToListAsync(cancellationToken);
        if (told.Count > 0)
        {
            return new NoticesSent([.. told.Where(t => !t.Away).Select(t => t.PersonName)]);
        }

        var subject = await subjects.FindAsync(request.SubjectId, cancellationToken);
        var title = Fill(request.Title, subject);
        var text = Fill(request.Text, subject);
        var parties = await recipients.ResolveAsync(request.SubjectId, subject?.RegionPath, [.. request.To], cancellationToken);
        var people = parties.SelectMany(p => p.People).Where(p => p.PersonId != request.Except).OrderBy(p => p.StandsInFor is not null).DistinctBy(p => p.PersonId).ToList();
        var messages = people.ConvertAll(p => (New(p.PersonId, p.Name, request, subject, request.Key, title, text, p.StandsInFor), p));
        TellThoseAway(parties, people, request, subject, title, text);
        if (people.Count > 0)
        {
            timeline.Write(request.SubjectId, "timeline.notice-sent", title, string.Join('、', people.Select(Called)));
        }

        foreach (var party in parties.Where(p => p.People.Count == 0))
        {
            timeline.Write(request.SubjectId, "timeline.notice-nobody", party.Name, title);
            var (nobody, why) = (TextCatalog.Get("notice.nobody-title", party.Name), TextCatalog.Get("notice.nobody-text", party.Name, title, text));
            foreach (var officer in await recipients.DistrictOfficeAsync(subject?.RegionPath, cancellationToken))
            {
                messages.Add((
                    New(officer.PersonId, officer.Name, request with { Kind = NoticeKinds.Nobody }, subject, $"{request.Key}:nobody:{party.Key}", nobody, why, officer.StandsInFor),
                    officer));
            }
        }

        await delivery.DeliverAsync(messages, cancellationToken);
        return new NoticesSent(people.ConvertAll(p => p.Name));
    }

    /// <summary>Who is on leave finds it in the inbox when they come back; only the substitute gets a message.</summary>
    private void TellThoseAway(
        IReadOnlyList<ResolvedParty> parties, IReadOnlyList<PostHolder> people, SendNotice request, Subject? subject, string title, string text)
    {
        var known = people.Select(p => p.PersonId).ToHashSet();
        foreach (var (id, name) in parties.SelectMany(p => p.Away).DistinctBy(a => a.Id).Where(a => a.Id != request.Except && !known.Contains(a.Id)))
        {
            New(id, name, request, subject, request.Key, title, text, null, away: true);
        }
    }

    private Notice New(
        Guid person, string name, SendNotice request, Subject? subject, string key, string title, string text, string? standsInFor, bool away = false)
    {
        var now = time.GetUtcNow();
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            PersonName = name,
            SubjectId = request.SubjectId,
            SubjectKind = request.Linked || request.Kind == NoticeKinds.Nobody ? subject?.Kind : null,
            SubjectNumber = subject?.Number,
            Key = key,
            Kind = request.Kind,
            DueAt = request.DueAt,
            StandsInFor = standsInFor,
            Away = away,
            Title = Short(standsInFor is null ? title : TextCatalog.Get("notice.for", standsInFor, title)),
            Text = text,
            At = now,
        };
        db.Add(notice);
        return notice;
    }

    private static string Called(PostHolder person) =>
        person.StandsInFor is { } absent ? TextCatalog.Get("notice.substitute", person.Name, absent) : person.Name;

    private static string Fill(string text, Subject? subject) => text
        .Replace("{number}", subject?.Number ?? "", StringComparison.Ordinal)
        .Replace("{case}", subject?.Title ?? "", StringComparison.Ordinal);

    private static string Short(string title) => title.Length > TitleLength ? title[..TitleLength] : title;
}
