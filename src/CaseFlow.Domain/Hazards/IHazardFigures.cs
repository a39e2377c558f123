using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Hazards behind the figures of a report, whoever asks.</summary>
public interface IHazardFigures
{
    /// <summary>Numbers of those found within the days, the earliest first; joined reports count once.</summary>
    /// <param name="departmentUnitId">Only those of its line.</param>
    Task<IReadOnlyList<string>> FoundAsync(DateOnly from, DateOnly to, string path, Guid? departmentUnitId, int most, CancellationToken ct);

    /// <summary>How many stand open at the end of the day, whenever they were found.</summary>
    Task<int> OpenAsync(DateOnly day, string path, Guid? departmentUnitId, CancellationToken ct);
}

internal sealed class HazardFigures(CaseFlowDb db) : IHazardFigures
{
    public async Task<IReadOnlyList<string>> FoundAsync(DateOnly from, DateOnly to, string path, Guid? departmentUnitId, int most, CancellationToken ct)
    {
        var (first, end) = (from.StartOfDay(), to.EndOfDay());
        return await Of(path, departmentUnitId).Where(h => h.ReportedAt >= first && h.ReportedAt < end).OrderBy(h => h.ReportedAt).ThenBy(h => h.Id).Take(most).Select(h => h.Number).ToListAsync(ct);
    }

    public Task<int> OpenAsync(DateOnly day, string path, Guid? departmentUnitId, CancellationToken ct)
    {
        var end = day.EndOfDay();
        return Of(path, departmentUnitId).CountAsync(h => h.ReportedAt < end && (h.RectifiedAt == null || h.RectifiedAt >= end) && (h.ClosedAt == null || h.ClosedAt >= end), ct);
    }

    private IQueryable<Hazard> Of(string path, Guid? departmentUnitId) => db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking()
        .Where(h => h.LeadingId == null && h.RegionPath.StartsWith(path) && (departmentUnitId == null || h.DepartmentUnitId == departmentUnitId));
}
