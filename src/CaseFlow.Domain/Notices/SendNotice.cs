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
    }
}

internal sealed class SendNoticeHandler(
    CaseFlowDb db, NoticeRecipients recipients, Subjects subjects, ITimeline timeline, IMailSwitch mail, TimeProvider time)
    : IRequestHandler<SendNotice, Result<NoticesSent>>
{
    private const int TitleLength = 300;

    public async Task<Result<NoticesSent>> Handle(SendNotice request, CancellationToken cancellationToken)
    {
        var told = await db.Set<Notice>().Where(n => n.SubjectId == request.SubjectId && n.Key == request.Key)
            .Select(n => n.PersonName).ToListAsync(cancellationToken);
        if (told.Count > 0)
        {
            return new NoticesSent(told);
        }

        var subject = await subjects.FindAsync(request.SubjectId, cancellationToken);
        var title = Fill(request.Title, subject);
        var text = Fill(request.Text, subject);
        var parties = await recipients.ResolveAsync(request.SubjectId, subject?.RegionPath, [.. request.To], cancellationToken);
        var people = parties.SelectMany(p => p.People).Where(p => p.PersonId != request.Except).DistinctBy(p => p.PersonId).ToList();
        people.ForEach(p => Tell(p, request, subject, request.Key, title, text));
        if (people.Count > 0)
        {
            timeline.Write(request.SubjectId, "timeline.notice-sent", title, string.Join('、', people.Select(p => p.Name)));
        }

        foreach (var party in parties.Where(p => p.People.Count == 0))
        {
            timeline.Write(request.SubjectId, "timeline.notice-nobody", party.Name, title);
            foreach (var officer in await recipients.DistrictOfficeAsync(subject?.RegionPath, cancellationToken))
            {
                Tell(officer, request, subject, $"{request.Key}:nobody:{party.Key}", TextCatalog.Get("notice.nobody-title", party.Name), TextCatalog.Get("notice.nobody-text", party.Name, title, text));
            }
        }

        return new NoticesSent(people.ConvertAll(p => p.Name));
    }

    private void Tell(PostHolder person, SendNotice request, Subject? subject, string key, string title, string text)
    {
        var now = time.GetUtcNow();
        db.Add(new Notice
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.PersonId,
            PersonName = person.Name,
            SubjectId = request.SubjectId,
            SubjectKind = subject?.Kind,
            SubjectNumber = subject?.Number,
            Key = key,
            Title = Short(title),
            Text = text,
            At = now,
        });
        if (mail.IsOn && person.Mail is { Length: > 0 } address)
        {
            db.Add(new OutboxMessage
            {
                Id = Guid.CreateVersion7(now),
                To = address,
                ToName = person.Name,
                Subject = Short(title),
                Body = text,
                At = now,
                NextAttemptAt = now,
            });
        }
    }

    private static string Fill(string text, Subject? subject) => text
        .Replace("{number}", subject?.Number ?? "", StringComparison.Ordinal)
        .Replace("{case}", subject?.Title ?? "", StringComparison.Ordinal);

    private static string Short(string title) => title.Length > TitleLength ? title[..TitleLength] : title;
}
