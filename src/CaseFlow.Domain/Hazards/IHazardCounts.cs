using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>How many hazards are open in each community, for maps and tables; within the scope of who asks.</summary>
public interface IHazardCounts
{
    /// <param name="path">The hazards whose region lies below it.</param>
    Task<IReadOnlyDictionary<string, OpenHazards>> OpenAsync(string path, CancellationToken ct);
}

/// <param name="Overdue">Of them, whose holder is late.</param>
public sealed record OpenHazards(int Count, int Overdue);

internal sealed class HazardCounts(CaseFlowDb db, TimeProvider time) : IHazardCounts
{
    public async Task<IReadOnlyDictionary<string, OpenHazards>> OpenAsync(string path, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.Set<Hazard>().AsNoTracking().Where(h => h.RegionPath.StartsWith(path) && HazardStates.Open.Contains(h.State))
            .GroupBy(h => h.CommunityCode).Select(g => new { g.Key, Count = g.Count(), Overdue = g.Count(h => h.HolderName != null && h.DueAt <= now) })
            .ToDictionaryAsync(g => g.Key, g => new OpenHazards(g.Count, g.Overdue), ct);
    }
}
