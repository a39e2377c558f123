using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>Steps whose last day went by without all that was asked of a unit (R26–R32); milestones of the past are nobody's omission .</summary>
internal sealed class OverdueSteps(CaseFlowDb db, WorkStepScope scope) : IOmissionSource
{
    public async Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        List<Omission> found = [];
        foreach (var step in await db.Set<WorkStep>().AsNoTracking().Where(s => !s.Past && s.CancelledBecause == null && s.LastDay >= first && s.LastDay <= last).ToListAsync(ct))
        {
            found.AddRange((await scope.StandingAsync(step, ct)).Where(s => s.Missing.Count > 0).Select(s => new Omission(
                OmissionKinds.Step, $"{step.Id}:{s.Unit.Id}", s.Unit.Id, step.LastDay!.Value, TextCatalog.Get("omission.step", step.Title, string.Join('、', s.Missing)), "work-step", step.Id)));
        }

        return found;
    }
}
