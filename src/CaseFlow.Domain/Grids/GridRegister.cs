using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>The grids of a region as of a day with who answers for them; for what counts and checks across features.</summary>
public interface IGridRegister
{
    /// <summary>In the order of their codes.</summary>
    Task<IReadOnlyList<GridStanding>> OnAsync(string regionPath, DateOnly day, CancellationToken ct);
}

/// <param name="FirstDay">Since when there is this grid.</param>
public sealed record GridStanding(
    Guid Id, string Code, string Name, GridKind Kind, GridTier Tier, string RegionCode, string RegionPath, int? PlannedOfficers, DateOnly FirstDay, IReadOnlyList<DutyHolder> Duties);

/// <param name="Kind">A key of <see cref="GridDuties"/>.</param>
public sealed record DutyHolder(Guid DutyId, string Kind, Guid PersonId, string Name, string UnitName, string Title, DateOnly FirstDay, DateOnly? Until);

internal sealed class GridRegister(CaseFlowDb db) : IGridRegister
{
    public async Task<IReadOnlyList<GridStanding>> OnAsync(string regionPath, DateOnly day, CancellationToken ct)
    {
        // Where a community lay on that day decides whose grid it was.
        var paths = await db.Set<RegionSpan>().AsNoTracking().On(day).Where(s => s.Path.StartsWith(regionPath)).ToDictionaryAsync(s => s.Code, s => s.Path, ct);
        var all = db.Set<Grid>().AsNoTracking().On(day).Where(g => db.Set<RegionSpan>().On(day).Any(s => s.Code == g.RegionCode && s.Path.StartsWith(regionPath)));
        var grids = await all.OrderBy(g => g.Code).ToListAsync(ct);
        var duties = (await db.Set<GridDuty>().AsNoTracking().On(day).Where(d => all.Any(g => g.Id == d.GridId)).OrderBy(d => d.FirstDay).ThenBy(d => d.Id).ToListAsync(ct))
            .ToLookup(d => d.GridId);
        return
        [
            .. grids.Select(g => new GridStanding(
                g.Id, g.Code, g.Name, g.Kind, g.Tier, g.RegionCode, paths[g.RegionCode], g.PlannedOfficers, g.FirstDay, [.. duties[g.Id].Select(Holder)])),
        ];
    }

    internal static DutyHolder Holder(GridDuty d) => new(d.Id, d.Kind, d.PersonId, d.PersonName, d.UnitName, d.Title, d.FirstDay, d.Until);
}
