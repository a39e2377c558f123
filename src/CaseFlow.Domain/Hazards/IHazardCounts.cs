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
        var kept = await db.SeenCounts<HazardCount>().Where(c => c.RegionPath.StartsWith(path) && HazardStates.Open.Contains(c.State))
            .GroupBy(c => c.RegionPath).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).ToListAsync(ct);
        var opened = await db.Opened<Hazard>().Where(h => h.RegionPath.StartsWith(path) && HazardStates.Open.Contains(h.State))
            .GroupBy(h => h.RegionPath).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var late = await db.Seen<Hazard>().Where(h => h.RegionPath.StartsWith(path) && h.DueAt <= now && h.HolderName != null && HazardStates.Open.Contains(h.State))
            .GroupBy(h => h.RegionPath).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return kept.Concat(opened).GroupBy(g => g.Key.TrimEnd('/').Split('/')[^1])
            .ToDictionary(g => g.Key, g => new OpenHazards(g.Sum(x => x.Count), g.Select(x => x.Key).Distinct().Sum(late.GetValueOrDefault)));
    }
}
