using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>What the spot checks of a quarter found in each street, for features that rank them; whoever asks.</summary>
public interface ISpotCheckRecord
{
    /// <summary>By the path of the street.</summary>
    Task<IReadOnlyDictionary<string, SpotCheckCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Points">Points that were examined (R95), <paramref name="Conforming"/> of them without fault.</param>
public sealed record SpotCheckCount(int Checks, int Points, int Conforming);

internal sealed class SpotCheckRecord(CaseFlowDb db) : ISpotCheckRecord
{
    public async Task<IReadOnlyDictionary<string, SpotCheckCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct) =>
        (await (from check in db.Set<SpotCheck>()
                join finding in db.Set<SpotCheckFinding>() on check.Id equals finding.CheckId
                where check.RegionPath.StartsWith(path) && check.Day >= first && check.Day <= last && SpotCheckStates.Done.Contains(check.State)
                select new { check.RegionPath, check.Id, finding.Conforms }).ToListAsync(ct))
            .GroupBy(f => f.RegionPath).ToDictionary(g => g.Key, g => new SpotCheckCount(g.Select(f => f.Id).Distinct().Count(), g.Count(), g.Count(f => f.Conforms)));
}
