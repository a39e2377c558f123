using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>A unit objects to one of its own scores, drawn or entered, from the first submission until the approval (R81, A-14). One open objection per dimension.</summary>
/// <param name="Dimension">One of <see cref="BulletinDimensions"/>.</param>
/// <param name="FileIds">Photos or PDF files of one's own that belong to nothing yet.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record ObjectToScore(Guid BulletinId, string Dimension, string? Text, IReadOnlyList<Guid>? FileIds = null) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => BulletinId;
}

internal sealed class ObjectToScoreValidator : AbstractValidator<ObjectToScore>
{
    public ObjectToScoreValidator()
    {
        RuleFor(x => x.Dimension).Must(BulletinDimensions.All.Contains).Refuse("bulletin.dimension");
        RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("bulletin.objection-text").MaximumLength(Bulletin.MaxText);
        RuleFor(x => x.FileIds).Must(f => f is null || f.Count <= BulletinEvidence.MostFiles).Refuse("bulletin.too-many-files", BulletinEvidence.MostFiles, 0);
    }
}

internal sealed class ObjectToScoreHandler(CaseFlowDb db, BulletinScope scope, BulletinBook book, IAttachmentTies ties, RequestContext context, TimeProvider time) : IRequestHandler<ObjectToScore, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(ObjectToScore request, CancellationToken cancellationToken)
    {
        if (await scope.Known.FirstOrDefaultAsync(b => b.Id == request.BulletinId, cancellationToken) is not { } bulletin)
        {
            return Refusal.NotFound("bulletin.unknown");
        }

        if (!bulletin.TakesObjections)
        {
            return Refusal.Conflict("bulletin.objections-closed", BulletinWords.State(bulletin.State));
        }

        var own = context.Who.UnitId;
        if (await db.Set<BulletinUnit>().AsNoTracking().FirstOrDefaultAsync(u => u.BulletinId == bulletin.Id && u.UnitId == own, cancellationToken) is not { } unit
            || await db.Set<BulletinScore>().AsNoTracking().FirstOrDefaultAsync(s => s.BulletinId == bulletin.Id && s.UnitId == own && s.Dimension == request.Dimension, cancellationToken) is not { } score)
        {
            return Refusal.Forbidden("bulletin.objection-own");
        }

        var (name, text) = (BulletinWords.Dimension(request.Dimension), request.Text!.Trim());
        if (await db.Set<BulletinObjection>().AnyAsync(o => o.BulletinId == bulletin.Id && o.UnitId == own && o.Dimension == request.Dimension && o.State == ObjectionStates.Open, cancellationToken))
        {
            return Refusal.Conflict("bulletin.objection-open", name) with { Field = "dimension" };
        }

        var objection = new BulletinObjection
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), BulletinId = bulletin.Id, UnitId = own, Dimension = request.Dimension, ScoreBefore = score.Entered ?? score.Measured, Text = text,
            RaisedById = context.Who.PersonId, RaisedBy = context.Who.Name, RaisedAt = time.GetUtcNow(),
        };
        db.Add(objection);
        if (await ties.TieAsync(objection.Id, request.FileIds, "fileIds", imagesOnly: false, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        // Of two who object at once, and of an approval meanwhile, the second sees what the first wrote.
        bulletin.Version++;
        await book.WriteAsync(bulletin, BulletinEntryKinds.Objected, $"{unit.Name} {name}：{text}", cancellationToken);
        var told = new SendNotice(
            bulletin.Id, $"objection:{objection.Id:N}", [PartyKeys.DistrictOffice], TextCatalog.Get("bulletin.objection-notice", unit.Name, name), TextCatalog.Get("bulletin.objection-notice-text", context.Who.Name, text));
        return await book.TellAsync(told, cancellationToken) is { } refused ? refused : objection.Id;
    }
}
