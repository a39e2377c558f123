using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>How many hazards people reported (R36, R69), for features that judge or reward it, whoever asks.</summary>
public interface IHazardReports
{
    /// <summary>By person, of those who reported any within the days, both inclusive.</summary>
    Task<IReadOnlyDictionary<Guid, ReportsMade>> OfAsync(IReadOnlyCollection<Guid> personIds, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Joined">Of them, reports of what somebody else had reported already.</param>
/// <param name="Closed">Of them, closed by now.</param>
public sealed record ReportsMade(int Count, int Joined, int Closed);

internal sealed class HazardReports(CaseFlowDb db) : IHazardReports
{
    public async Task<IReadOnlyDictionary<Guid, ReportsMade>> OfAsync(IReadOnlyCollection<Guid> personIds, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        return await db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking()
            .Where(h => h.ReportedAt >= from && h.ReportedAt < until && personIds.Contains(h.ReportedById))
            .GroupBy(h => h.ReportedById)
            .Select(g => new { g.Key, Count = g.Count(), Joined = g.Count(h => h.LeadingId != null), Closed = g.Count(h => h.State == HazardStates.Closed) })
            .ToDictionaryAsync(g => g.Key, g => new ReportsMade(g.Count, g.Joined, g.Closed), ct);
    }
}
