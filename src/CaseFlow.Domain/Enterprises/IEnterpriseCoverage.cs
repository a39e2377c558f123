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

internal sealed class EnterpriseCoverage(CaseFlowDb db, EnterprisesOnDay enterprises) : IEnterpriseCoverage
{
    public async Task<IReadOnlyList<EnterprisesInPlace>> CountAsync(RegionOnDay region, DateOnly day, CancellationToken ct)
    {
        var rows = await (
            from e in On(region, day)
            join m in db.Set<GridMembership>().Where(m => m.FirstDay <= day && (m.Until == null || day < m.Until)) on e.Id equals m.EnterpriseId into memberships
            from m in memberships.DefaultIfEmpty()
            group e by new { e.CommunityCode, Grid = (string?)m!.GridCode, e.NoDepartment } into g
            select new { g.Key.CommunityCode, g.Key.Grid, g.Key.NoDepartment, Count = g.Count() }).ToListAsync(ct);
        return
        [
            .. rows.Where(r => region.Contains(r.CommunityCode)).GroupBy(r => (r.CommunityCode, r.Grid))
                .Select(g => new EnterprisesInPlace(g.Key.CommunityCode, g.Key.Grid, g.Sum(r => r.Count), g.Where(r => r.NoDepartment).Sum(r => r.Count))),
        ];
    }

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
    private IQueryable<EnterpriseOnDay> On(RegionOnDay region, DateOnly day) => enterprises.In(region, day).Where(e => !e.Direct);
}
