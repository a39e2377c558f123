using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>Which checks of key objects were made and which were left out, for features that rank the holders; whoever asks.</summary>
public interface IKeyCheckRecord
{
    /// <summary>By the unit that owed them, of the weeks and months that ended within the days.</summary>
    Task<IReadOnlyDictionary<Guid, KeyCheckCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Breaches">Left out (R118, R119).</param>
public sealed record KeyCheckCount(int Done, int Breaches);

internal sealed class KeyCheckRecord(CaseFlowDb db) : IKeyCheckRecord
{
    public async Task<IReadOnlyDictionary<Guid, KeyCheckCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct) =>
        (await (from round in db.Set<KeyCheckRound>().IgnoreQueryFilters()
                join duty in db.Set<KeyCheckDuty>() on round.Id equals duty.RoundId
                where round.RegionPath.StartsWith(path) && round.LastDay >= first && round.LastDay <= last
                    && (duty.State == KeyCheckStates.Done || duty.State == KeyCheckStates.Breach)
                group duty by new { round.HolderUnitId, duty.State } into g
                select new { g.Key.HolderUnitId, g.Key.State, Count = g.Count() }).ToListAsync(ct))
            .GroupBy(g => g.HolderUnitId).ToDictionary(
                g => g.Key, g => new KeyCheckCount(g.Where(x => x.State == KeyCheckStates.Done).Sum(x => x.Count), g.Where(x => x.State == KeyCheckStates.Breach).Sum(x => x.Count)));
}
