using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Hazards found within some days by whom they lie with, for features that rank many units at once; whoever asks.</summary>
public interface IHazardRecord
{
    /// <summary>By community and department; counted as <see cref="CountHazards"/> counts: a joined report is the same hazard.</summary>
    Task<IReadOnlyList<FoundHazards>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Open">Of those found, not rectified at the end of the last day.</param>
public sealed record FoundHazards(string RegionPath, Guid? DepartmentUnitId, int Found, int Open);

internal sealed class HazardRecord(CaseFlowDb db) : IHazardRecord
{
    public async Task<IReadOnlyList<FoundHazards>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (begin, end) = (first.StartOfDay(), last.EndOfDay());
        return await db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking()
            .Where(h => h.LeadingId == null && h.RegionPath.StartsWith(path) && h.ReportedAt >= begin && h.ReportedAt < end).GroupBy(h => new { h.RegionPath, h.DepartmentUnitId })
            .Select(g => new FoundHazards(g.Key.RegionPath, g.Key.DepartmentUnitId, g.Count(), g.Sum(h => h.RectifiedAt == null || h.RectifiedAt >= end ? 1 : 0))).ToListAsync(ct);
    }
}
