using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <param name="Checks">Whole checks.</param>
/// <param name="Illegal">Of their defects, those of the items that record illegal operation.</param>
/// <param name="IllegalHandled">Of these, put an end to on the spot.</param>
public sealed record PatrolTotals(int Checks, int Illegal, int IllegalHandled);

/// <summary>What the checks of some days come to, for reports (R77); whoever asks.</summary>
public interface IPatrolTotals
{
    /// <param name="path">The enterprises below it.</param>
    /// <param name="unitId">Only checks made by this unit.</param>
    Task<PatrolTotals> OfAsync(DateOnly first, DateOnly last, string path, Guid? unitId, IReadOnlyCollection<string> illegalItems, CancellationToken ct);
}

internal sealed class PatrolTotalsOfDays(CaseFlowDb db) : IPatrolTotals
{
    public async Task<PatrolTotals> OfAsync(DateOnly first, DateOnly last, string path, Guid? unitId, IReadOnlyCollection<string> illegalItems, CancellationToken ct)
    {
        var checks = db.Set<Inspection>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.RegionPath.StartsWith(path) && i.Day >= first && i.Day <= last && i.Result != InspectionResults.Draft && (unitId == null || i.InspectorUnitId == unitId));
        var illegal = db.Set<InspectionDefect>().AsNoTracking().Where(d => illegalItems.Contains(d.Item) && checks.Any(i => i.Id == d.InspectionId));
        return illegalItems.Count == 0
            ? new PatrolTotals(await checks.CountAsync(ct), 0, 0)
            : new PatrolTotals(await checks.CountAsync(ct), await illegal.CountAsync(ct), await illegal.CountAsync(d => d.HandledAt != null, ct));
    }
}
