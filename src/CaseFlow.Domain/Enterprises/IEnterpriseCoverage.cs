using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Where the supervised objects of a region lie, and which of them nobody answers for (R3), within the scope of who asks.</summary>
public interface IEnterpriseCoverage
{
    /// <summary>Those that count on the day, by community and grid.</summary>
    Task<IReadOnlyList<EnterprisesInPlace>> CountAsync(RegionOnDay region, DateOnly day, CancellationToken ct);

    /// <summary>Those of the communities that no department answers for, or that lie in no grid, by name.</summary>
    Task<IReadOnlyList<UncoveredEnterprise>> UncoveredAsync(RegionOnDay region, DateOnly day, EnterpriseGap gap, IReadOnlyCollection<string> divided, int skip, int take, CancellationToken ct);
}

public enum EnterpriseGap
{
    /// <summary>没有负有安全生产监管职责的部门 (R9)</summary>
    NoDepartment,

    /// <summary>社区已划分多个网格，未明确所在网格 (R10)</summary>
    NoGrid,
}

/// <param name="GridCode">Of a cluster grid or of a part of the community; null: the community's block grid, or none.</param>
/// <param name="NoDepartment">How many of them no department answers for.</param>
public sealed record EnterprisesInPlace(string CommunityCode, string? GridCode, int Count, int NoDepartment);

public sealed record UncoveredEnterprise(Guid Id, string Name, string Address, string CommunityCode);

internal sealed class EnterpriseCoverage(CaseFlowDb db, EnterprisesOnDay enterprises, TimeProvider time) : IEnterpriseCoverage
{
    public async Task<IReadOnlyList<EnterprisesInPlace>> CountAsync(RegionOnDay region, DateOnly day, CancellationToken ct)
    {
        // Few are under direct supervision or in a grid of their own: all are counted by place, and those few then put where they belong.
        var all = enterprises.In(region, day);
        var counts = day >= time.Today()
            ? await KeptAsync(region, ct)
            : await all.GroupBy(e => new { e.CommunityCode, e.NoDepartment }).Select(g => new PlaceCount(g.Key.CommunityCode, g.Key.NoDepartment, g.Count())).ToListAsync(ct);
        var direct = await enterprises.Direct(day).ToListAsync(ct);
        var grids = (await enterprises.Memberships(day).Select(m => new { m.EnterpriseId, m.GridCode }).ToListAsync(ct)).DistinctBy(m => m.EnterpriseId).ToDictionary(m => m.EnterpriseId, m => m.GridCode);
        Guid[] marked = [.. direct.Union(grids.Keys)];
        var exceptions = (await all.Where(e => marked.Contains(e.Id)).Select(e => new { e.Id, e.CommunityCode, e.NoDepartment }).ToListAsync(ct))
            .ConvertAll(e => new { e.CommunityCode, e.NoDepartment, Direct = direct.Contains(e.Id), Grid = grids.GetValueOrDefault(e.Id) });
        return
        [
            .. counts.Select(c => (c.CommunityCode, Grid: (string?)null, c.NoDepartment, c.Count))
                .Concat(exceptions.Select(e => (e.CommunityCode, Grid: (string?)null, e.NoDepartment, Count: -1)))
                .Concat(exceptions.Where(e => !e.Direct).Select(e => (e.CommunityCode, e.Grid, e.NoDepartment, Count: 1)))
                .Where(r => region.Contains(r.CommunityCode)).GroupBy(r => (r.CommunityCode, r.Grid))
                .Select(g => new EnterprisesInPlace(g.Key.CommunityCode, g.Key.Grid, g.Sum(r => r.Count), g.Where(r => r.NoDepartment).Sum(r => r.Count)))
                .Where(p => p.Count > 0),
        ];
    }

    /// <summary>From today on the counts that are kept say what holds, as in <see cref="EnterprisesOnDay.In"/>.</summary>
    private async Task<List<PlaceCount>> KeptAsync(RegionOnDay region, CancellationToken ct)
    {
        var kept = await db.SeenCounts<EnterprisePlaceCount>().Where(c => c.RegionPath.StartsWith(region.District) && c.State != EnterpriseStates.Closed && c.Count != 0)
            .Select(c => new { c.RegionPath, c.NoDepartment, c.Count }).ToListAsync(ct);
        var opened = await db.Opened<Enterprise>().Where(e => e.RegionPath.StartsWith(region.District) && e.State != EnterpriseStates.Closed)
            .Select(e => new { e.RegionPath, NoDepartment = e.DepartmentUnitId == null, Count = 1 }).ToListAsync(ct);
        return [.. kept.Concat(opened).Select(c => new PlaceCount(c.RegionPath.TrimEnd('/').Split('/')[^1], c.NoDepartment, c.Count))];
    }

    private sealed record PlaceCount(string CommunityCode, bool NoDepartment, int Count);

    public async Task<IReadOnlyList<UncoveredEnterprise>> UncoveredAsync(
        RegionOnDay region, DateOnly day, EnterpriseGap gap, IReadOnlyCollection<string> divided, int skip, int take, CancellationToken ct)
    {
        var all = On(region, day);
        all = gap == EnterpriseGap.NoDepartment
            ? all.Where(e => e.NoDepartment)
            : all.Where(e => divided.Contains(e.CommunityCode) && !db.Set<GridMembership>().Any(m => m.EnterpriseId == e.Id && m.FirstDay <= day && (m.Until == null || day < m.Until)));
        if (region.Along[^1].Level >= RegionLevel.Street)
        {
            var codes = region.Communities.Keys.ToArray();
            all = all.Where(e => codes.Contains(e.CommunityCode));
        }

        return await all.OrderBy(e => e.Name).ThenBy(e => e.Id).Skip(skip).Take(take).Select(e => new UncoveredEnterprise(e.Id, e.Name, e.Address, e.CommunityCode)).ToListAsync(ct);
    }

    /// <summary>Under direct supervision an enterprise is covered, outside the grids (R14).</summary>
    private IQueryable<EnterpriseOnDay> On(RegionOnDay region, DateOnly day) => enterprises.In(region, day).Where(e => !enterprises.Direct(day).Contains(e.Id));
}
