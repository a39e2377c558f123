using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Inspections;

/// <summary>Makes each defect of a check one hazard (R137).</summary>
internal sealed class DefectHazards(CaseFlowDb db, IMediator mediator, TimeProvider time)
{
    private const string Channel = "inspection";

    public async Task<Result<IReadOnlyList<InspectionHazard>>> ReportAsync(Inspection inspection, IReadOnlyList<Defect> defects, CancellationToken ct)
    {
        List<InspectionHazard> found = [];
        foreach (var (item, answer, words) in defects)
        {
            var place = string.IsNullOrWhiteSpace(answer.Place) ? inspection.Address : answer.Place;
            var reported = await mediator.Send(
                new ReportHazard(inspection.EnterpriseId, item.Grade, words, place, Channel, answer.PhotoIds ?? [], $"inspection:{inspection.Id}:{item.Key}", OnSpot(answer)), ct);
            if (!reported.Succeeded)
            {
                return Result<IReadOnlyList<InspectionHazard>>.Refused([.. reported.Refusals.Select(r => r with { Field = "answers" })]);
            }

            db.Add(new InspectionDefect
            {
                InspectionId = inspection.Id,
                Item = item.Key,
                Text = words,
                HazardId = reported.Value.HazardId,
                HazardNumber = reported.Value.Number,
                HandledAt = answer.HandledAt,
                Measure = answer.Measure?.Trim(),
            });
            found.Add(new InspectionHazard(item.Key, reported.Value.HazardId, reported.Value.Number));
        }

        return found.ToArray();
    }

    // The phone's clock may be a little ahead of ours.
    private HandledOnSpot? OnSpot(CheckAnswer answer) => answer.HandledAt is { } at
        ? new HandledOnSpot(at < time.GetUtcNow() ? at : time.GetUtcNow(), answer.Measure!.Trim())
        : null;
}
