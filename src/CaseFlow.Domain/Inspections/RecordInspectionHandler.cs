using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

internal sealed class RecordInspectionHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IMediator mediator, ChecklistShelf shelf, InspectionOpening opening, DefectHazards hazards, InspectionSurroundings surroundings,
    IAttachmentTies attachments, ITimeline timeline, RequestContext context, TimeProvider time) : IRequestHandler<RecordInspection, Result<InspectionRecorded>>
{
    public async Task<Result<InspectionRecorded>> Handle(RecordInspection request, CancellationToken cancellationToken)
    {
        // Of two that come at once the second waits, and finds what the first one left.
        await dialect.LockAsync(db, $"inspection:{request.Id:N}", cancellationToken);
        var digest = Digest(request);
        var known = await db.Set<Inspection>().IgnoreQueryFilters().FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        if (known is not null && Known(known, digest, request) is { } answer)
        {
            return answer.Refusal ?? (Result<InspectionRecorded>)await AgainAsync(known, cancellationToken);
        }

        if (await shelf.PublishedAsync(request.ChecklistVersionId, cancellationToken) is not { } asked)
        {
            return new Refusal("inspection.version-unpublished", "checklistVersionId");
        }

        // An enterprise of another region is not found: nobody learns of what lies outside their scope (F2).
        var enterprise = await mediator.Send(new EnterpriseDetails(request.EnterpriseId), cancellationToken);
        if (!enterprise.Succeeded)
        {
            return new Refusal("inspection.enterprise-unknown", "enterpriseId");
        }

        var now = time.GetUtcNow();
        var rules = await surroundings.RulesAsync(request.CheckedAt.ChinaDate(), cancellationToken);
        var sheet = new AnswerSheet(asked, request.Answers, request.CheckedAt, now.AddMinutes(rules.AheadMinutes));
        var complete = sheet.Unanswered.Count == 0;
        List<Refusal> refusals = [.. Faults(request, asked, sheet, rules, now)];
        Guid[] files = [.. request.PhotoIds ?? [], .. new[] { request.InspectorSignatureId, request.RepresentativeSignatureId }.OfType<Guid>()];
        refusals.AddRange(await attachments.TieAsync(request.Id, files, "photoIds", imagesOnly: true, cancellationToken));
        if (refusals.Count > 0)
        {
            return Result<InspectionRecorded>.Refused(refusals);
        }

        var inspection = known ?? await opening.OpenAsync(request, enterprise.Value, cancellationToken);
        Take(inspection, request, sheet, digest, now);
        await surroundings.LookAsync(inspection, enterprise.Value, rules, now, cancellationToken);
        IReadOnlyList<InspectionHazard> found = [];
        if (complete)
        {
            inspection.Result = sheet.Defects.Count > 0 ? InspectionResults.Defects : InspectionResults.Clean;
            var reported = await hazards.ReportAsync(inspection, sheet.Defects, cancellationToken);
            if (!reported.Succeeded)
            {
                return Result<InspectionRecorded>.Refused(reported.Refusals);
            }

            found = reported.Value;
            timeline.Write(inspection.EnterpriseId, "timeline.inspection", inspection.Number, inspection.DefectCount);

            // Whoever counts checks reads this one.
            await db.SaveChangesAsync(cancellationToken);
            await mediator.Publish(new EnterpriseChecked(inspection.EnterpriseId, inspection.Day), cancellationToken);
        }

        timeline.Write(inspection.Id, complete ? "timeline.inspection-recorded" : "timeline.inspection-draft", inspection.EnterpriseName, inspection.Unanswered, inspection.DefectCount);

        // The hazards have said that the command is about them; it is about the check.
        context.SubjectId = inspection.Id;
        return new InspectionRecorded(inspection.Id, inspection.Number, inspection.Result, [.. sheet.Unanswered.Select(i => i.Text)], found, InspectionSurroundings.Warnings(inspection), Again: false);
    }

    private static IEnumerable<Refusal> Faults(RecordInspection request, ChecklistContent asked, AnswerSheet sheet, InspectionRuleSet rules, DateTimeOffset now)
    {
        if (request.CheckedAt > now.AddMinutes(rules.AheadMinutes))
        {
            yield return new Refusal("inspection.future", "checkedAt", request.CheckedAt.ToLongText(), now.ToLongText());
        }

        if (request.SiteKinds.FirstOrDefault(k => asked.SiteKinds.All(s => s.Key != k)) is { } kind)
        {
            yield return new Refusal("inspection.site-kind-unknown", "siteKinds", kind);
        }

        foreach (var fault in sheet.Faults())
        {
            yield return fault;
        }
    }

    private static void Take(Inspection inspection, RecordInspection request, AnswerSheet sheet, string digest, DateTimeOffset now)
    {
        inspection.ChecklistVersionId = request.ChecklistVersionId;
        (inspection.CheckedAt, inspection.Day, inspection.ReceivedAt) = (request.CheckedAt, request.CheckedAt.ChinaDate(), now);
        inspection.SiteKinds = ChecklistJson.Write(request.SiteKinds.Distinct());
        inspection.Answers = ChecklistJson.Write(request.Answers);
        (inspection.Unanswered, inspection.DefectCount) = (sheet.Unanswered.Count, sheet.Defects.Count);
        inspection.Remark = string.IsNullOrWhiteSpace(request.Remark) ? null : request.Remark.Trim();
        (inspection.Latitude, inspection.Longitude, inspection.Accuracy) = (request.Position?.Latitude, request.Position?.Longitude, request.Position?.Accuracy);
        (inspection.InspectorSignatureId, inspection.RepresentativeSignatureId) = (request.InspectorSignatureId, request.RepresentativeSignatureId);
        inspection.Digest = digest;
    }

    /// <summary>Null: a draft of the same person that is sent on.</summary>
    private KnownAnswer? Known(Inspection known, string digest, RecordInspection request) => this switch
    {
        _ when known.InspectorId != context.Who.PersonId || known.EnterpriseId != request.EnterpriseId => new(Refusal.Conflict("inspection.id-taken")),
        _ when known.Digest == digest => new(null),
        _ when known.Result == InspectionResults.Draft => null,
        _ => new(Refusal.Conflict("inspection.other-content", known.Number)),
    };

    private async Task<InspectionRecorded> AgainAsync(Inspection known, CancellationToken ct)
    {
        context.SubjectId = known.Id;
        var found = await db.Set<InspectionDefect>().AsNoTracking().Where(d => d.InspectionId == known.Id).OrderBy(d => d.HazardNumber)
            .Select(d => new InspectionHazard(d.Item, d.HazardId, d.HazardNumber)).ToListAsync(ct);
        var asked = (await shelf.PublishedAsync(known.ChecklistVersionId, ct))!;
        var sheet = new AnswerSheet(asked, ChecklistJson.Read<List<CheckAnswer>>(known.Answers), known.CheckedAt, known.ReceivedAt);
        return new InspectionRecorded(known.Id, known.Number, known.Result, [.. sheet.Unanswered.Select(i => i.Text)], found, InspectionSurroundings.Warnings(known), Again: true);
    }

    private static string Digest(RecordInspection request) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ChecklistJson.Options)));

    private sealed record KnownAnswer(Refusal? Refusal);
}
