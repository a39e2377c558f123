using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>Announces an approved bulletin with its number (R80). What is announced is written down whole and never changes (C56).</summary>
/// <param name="Numbering">As of documents, e.g. <c>雁安办通〔{year}〕{n}号</c>.</param>
[ProcessOnly, ProcessCommand("publish-bulletin")]
public sealed record PublishBulletin(Guid SubjectId, string Numbering) : ICommand<BulletinPublished>, IConcerns;

public sealed record BulletinPublished(string Number);

internal sealed class PublishBulletinValidator : AbstractValidator<PublishBulletin>
{
    public PublishBulletinValidator() => RuleFor(x => x.Numbering).Must(Documents.Numbering.IsFormat).Refuse("document.numbering");
}

internal sealed class PublishBulletinHandler(CaseFlowDb db, BulletinBook book, Numbering numbering, IPeopleDirectory people, ITimeline timeline, TimeProvider time)
    : IRequestHandler<PublishBulletin, Result<BulletinPublished>>
{
    public async Task<Result<BulletinPublished>> Handle(PublishBulletin request, CancellationToken cancellationToken)
    {
        if (await db.Set<Bulletin>().IgnoreQueryFilters().FirstOrDefaultAsync(b => b.Id == request.SubjectId, cancellationToken) is not { } bulletin)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        if (bulletin.LastDay >= time.Today())
        {
            return Refusal.Conflict("bulletin.quarter-not-over", BulletinWords.Period(bulletin.Year, bulletin.Quarter), bulletin.LastDay.ToLongText());
        }

        if (bulletin.State != BulletinStates.Approved)
        {
            return bulletin.State == BulletinStates.Published
                ? Refusal.Conflict("bulletin.published", bulletin.Number, bulletin.PublishedAt!.Value.ToLongText())
                : Refusal.Conflict("bulletin.not-approved", BulletinWords.State(bulletin.State));
        }

        var number = await numbering.NextAsync("document", request.Numbering, cancellationToken);
        db.Add(new BulletinPublication
        {
            BulletinId = bulletin.Id, RegionPath = bulletin.RegionPath, Year = bulletin.Year, Quarter = bulletin.Quarter, Number = number,
            Issuer = (await people.FindUnitAsync(bulletin.OfficeUnitId, cancellationToken))?.Name ?? "", PublishedAt = time.GetUtcNow(),
            Content = ProcessJson.Write(await book.TableAsync(bulletin, cancellationToken)),
        });
        (bulletin.State, bulletin.Number, bulletin.PublishedAt) = (BulletinStates.Published, number, time.GetUtcNow());
        await book.WriteAsync(bulletin, BulletinEntryKinds.Published, number, cancellationToken);
        timeline.Write(bulletin.Id, "timeline.bulletin-published", number);
        return new BulletinPublished(number);
    }
}
