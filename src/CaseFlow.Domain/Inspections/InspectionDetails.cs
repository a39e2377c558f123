using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>One check with what was asked and answered, and what became of its defects.</summary>
[AnyRole]
public sealed record InspectionDetails(Guid Id) : IQuery<InspectionView>;

/// <param name="Phone">Masked to its first three and last four digits.</param>
/// <param name="Photos">Of the whole; those of defects are with their hazards.</param>
/// <param name="Mine">The reader made it; a draft of theirs may be sent on.</param>
public sealed record InspectionView(
    InspectionItem Item, string LegalPerson, string? Phone, Guid ChecklistVersionId, int ChecklistNumber, string ChecklistName, ChecklistContent Content,
    IReadOnlyList<string> SiteKinds, IReadOnlyList<CheckAnswer> Answers, IReadOnlyList<InspectionFinding> Findings, DateTimeOffset ReceivedAt, string? Remark,
    CheckPosition? Position, IReadOnlyList<AttachmentItem> Photos, AttachmentItem? InspectorSignature, AttachmentItem? RepresentativeSignature, bool Mine,
    IReadOnlyList<TimelineItem> Timeline);

/// <param name="State">Of the hazard, in the reader's language.</param>
public sealed record InspectionFinding(
    string Item, string Text, Guid HazardId, string HazardNumber, string State, DateTimeOffset? HandledAt, string? Measure, IReadOnlyList<AttachmentItem> Photos);

internal sealed class InspectionDetailsHandler(CaseFlowDb db, ChecklistShelf shelf, IHazards hazards, IMediator mediator, RequestContext context)
    : IRequestHandler<InspectionDetails, Result<InspectionView>>
{
    public async Task<Result<InspectionView>> Handle(InspectionDetails request, CancellationToken cancellationToken)
    {
        if (await db.Set<Inspection>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } i)
        {
            return Refusal.NotFound("inspection.unknown");
        }

        var content = (await shelf.PublishedAsync(i.ChecklistVersionId, cancellationToken))!;
        var version = await (
            from v in db.Set<ChecklistVersion>()
            join c in db.Set<Checklist>() on v.ChecklistId equals c.Id
            where v.Id == i.ChecklistVersionId
            select new { v.Number, c.Name }).SingleAsync(cancellationToken);
        var files = (await mediator.Send(new AttachmentsOf(i.Id), cancellationToken)).Value;
        var timeline = (await mediator.Send(new CaseTimeline(i.Id, new PageRequest(1, PageRequest.MaxSize)), cancellationToken)).Value;
        return new InspectionView(
            ListInspectionsHandler.Item(i), i.LegalPerson, i.Phone, i.ChecklistVersionId, version.Number, version.Name, content,
            ChecklistJson.Read<List<string>>(i.SiteKinds), ChecklistJson.Read<List<CheckAnswer>>(i.Answers), await FindingsAsync(i.Id, content, cancellationToken), i.ReceivedAt, i.Remark,
            i.Latitude is { } latitude && i.Longitude is { } longitude ? new CheckPosition(latitude, longitude, i.Accuracy) : null,
            [.. files.Where(f => f.Id != i.InspectorSignatureId && f.Id != i.RepresentativeSignatureId)],
            files.FirstOrDefault(f => f.Id == i.InspectorSignatureId), files.FirstOrDefault(f => f.Id == i.RepresentativeSignatureId),
            i.InspectorId == context.Who.PersonId, timeline.Items);
    }

    private async Task<IReadOnlyList<InspectionFinding>> FindingsAsync(Guid id, ChecklistContent content, CancellationToken ct)
    {
        var order = content.Groups.SelectMany(g => g.Items).Select(i => i.Key).ToList();
        List<InspectionFinding> findings = [];
        foreach (var d in (await db.Set<InspectionDefect>().AsNoTracking().Where(d => d.InspectionId == id).ToListAsync(ct)).OrderBy(d => order.IndexOf(d.Item)))
        {
            // Who sees the check (the enterprise) may not see the hazard; it is named all the same.
            var state = await hazards.FindAsync(d.HazardId, ct) is { } hazard ? TextCatalog.Get($"hazard-state.{hazard.State}") : "";
            var photos = await mediator.Send(new AttachmentsOf(d.HazardId), ct);
            findings.Add(new InspectionFinding(d.Item, d.Text, d.HazardId, d.HazardNumber, state, d.HandledAt, d.Measure, photos.Succeeded ? photos.Value : []));
        }

        return findings;
    }
}
