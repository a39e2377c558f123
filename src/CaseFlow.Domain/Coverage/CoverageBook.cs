using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Coverage;

/// <summary>A grid with what is missing in it.</summary>
/// <param name="Gaps">Keys of <see cref="CoverageGaps"/>.</param>
internal sealed record GridCoverage(GridStanding Grid, IReadOnlyList<StaffMember> Officers, int Enterprises, int NoDepartment, IReadOnlyList<string> Gaps);

/// <summary>A region of a day, grid by grid; computed anew each time, so that it is never behind.</summary>
/// <param name="Divided">Communities without a block grid.</param>
/// <param name="NoGrid">How many enterprises lie in no grid, by community.</param>
/// <param name="NoDepartment">How many enterprises no department answers for.</param>
internal sealed record RegionCoverage(
    RegionOnDay Region, DateOnly Day, IReadOnlyList<GridCoverage> Grids, IReadOnlyCollection<string> Divided, IReadOnlyDictionary<string, int> NoGrid, int NoDepartment);

internal sealed class CoverageBook(CaseFlowDb db, IRegionDirectory regions, IGridRegister grids, IGridStaff staff, IEnterpriseCoverage enterprises)
{
    /// <summary>Null when there is no such region on that day.</summary>
    public async Task<RegionCoverage?> OfAsync(string regionCode, DateOnly day, CancellationToken ct)
    {
        if (await regions.TreeAsync(regionCode, day, ct) is not { } region)
        {
            return null;
        }

        var path = region.Along[^1].Path;
        var standard = await db.Set<CoverageStandard>().AsNoTracking().Where(s => s.FirstDay <= day).OrderByDescending(s => s.FirstDay).FirstAsync(ct);
        var drawn = await grids.OnAsync(path, day, ct);
        var officers = (await staff.UnderAsync(region.District, day, ct)).ToLookup(o => o.GridCode);
        var fullTime = officers.SelectMany(g => g).Where(o => o.FullTime).Select(o => CommunityOf(o.GridCode)).ToLookup(c => c);
        var places = await enterprises.CountAsync(region, day, ct);
        var blocks = drawn.Where(g => g is { Tier: GridTier.Community, Kind: GridKind.Block }).Select(g => g.RegionCode).ToHashSet();
        var inGrid = places.ToLookup(p => p.GridCode ?? p.CommunityCode);

        // The grid of a street holds what lies in the street, whatever grids that lies in.
        var inStreet = places.ToLookup(p => RegionPaths.At(region.Communities[p.CommunityCode], RegionLevel.Street));
        return new RegionCoverage(
            region, day,
            [
                .. drawn.Select(g => Of(
                    g, [.. officers[g.Code]], [.. g.Tier == GridTier.Street ? inStreet[g.RegionPath] : inGrid[g.Code]], standard, fullTime[g.RegionCode].Count())),
            ],
            [.. region.Communities.Keys.Where(c => !blocks.Contains(c))],
            places.Where(p => p.GridCode is null && !blocks.Contains(p.CommunityCode)).ToDictionary(p => p.CommunityCode, p => p.Count),
            places.Sum(p => p.NoDepartment));
    }

    private static GridCoverage Of(GridStanding grid, IReadOnlyList<StaffMember> officers, IReadOnlyList<EnterprisesInPlace> enterprises, CoverageStandard standard, int fullTimeInCommunity)
    {
        var held = grid.Duties.CountBy(d => d.Kind).ToDictionary();
        List<string> gaps = [];
        Unless(Held(GridDuties.Leader) >= standard.Leaders, CoverageGaps.NoLeader);
        Unless(Held(GridDuties.Worker) >= standard.Workers, CoverageGaps.FewWorkers);
        Unless(Held(GridDuties.Supervisor) > 0, CoverageGaps.NoSupervisor);
        Unless(Held(GridDuties.Liaison) > 0, CoverageGaps.NoLiaison);
        Unless(Held(GridDuties.Guarantor) > 0, CoverageGaps.NoGuarantor);
        if (grid.Tier == GridTier.Community)
        {
            Unless(officers.Count > 0, CoverageGaps.NoOfficer);

            // Required of the community, so of one of its grids; a cluster grid belongs to no single one (R121).
            Unless(grid.Kind == GridKind.Cluster || fullTimeInCommunity >= standard.FullTimeOfficers, CoverageGaps.NoFullTime);
        }

        return new GridCoverage(grid, officers, enterprises.Sum(e => e.Count), enterprises.Sum(e => e.NoDepartment), gaps);

        int Held(string kind) => held.GetValueOrDefault(kind);

        void Unless(bool holds, string gap)
        {
            if (!holds)
            {
                gaps.Add(gap);
            }
        }
    }

    private static string CommunityOf(string gridCode) => gridCode.Split('-')[0];
}
