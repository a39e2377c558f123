using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Coverage;

/// <summary>
/// What is missing so that every supervised object has a grid, people and a department (R3, R6, R114, R121), as of a day:
/// each gap a line with who has to close it. Enterprises' departments are those of today.
/// </summary>
/// <param name="RegionCode">Twelve digits, of any level.</param>
/// <param name="Kind">One of <see cref="CoverageGaps"/>; null: all.</param>
[AnyRole]
public sealed record CheckCoverage(string RegionCode, DateOnly Day, string? Kind = null, PageRequest? Page = null) : IQuery<CoverageReport>;

/// <param name="Grids">How many grids there are, and how many of them lack nothing.</param>
/// <param name="Enterprises">How many enterprises count, and how many of them have a grid and a department.</param>
/// <param name="Kinds">How many gaps of each kind there are.</param>
public sealed record CoverageReport(
    string Place, IReadOnlyList<RegionFacts> Along, CoverageShare Streets, CoverageShare Communities, CoverageShare Grids, CoverageShare Enterprises,
    IReadOnlyList<ChipCount> Kinds, Page<CoverageGap> Page);

public sealed record CoverageShare(int All, int Covered);

/// <param name="Kind">One of <see cref="CoverageGaps"/>.</param>
/// <param name="Closer">Who has to close it, in words.</param>
/// <param name="GridCode">The grid that lacks something; null where it is an enterprise.</param>
public sealed record CoverageGap(string Kind, string KindName, string Name, string Place, string Closer, string? GridCode, Guid? EnterpriseId);

internal sealed class CheckCoverageHandler(CoverageBook book, IEnterpriseCoverage enterprises, IRegionDirectory regions) : IRequestHandler<CheckCoverage, Result<CoverageReport>>
{
    public async Task<Result<CoverageReport>> Handle(CheckCoverage request, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(request.RegionCode, request.Day, cancellationToken) is not { } coverage)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        if (request.Kind is { } kind && !CoverageGaps.All.Contains(kind))
        {
            return new Refusal("coverage.kind-unknown", "kind");
        }

        var counts = CoverageGaps.All.ToDictionary(k => k, k => Count(coverage, k));
        var page = request.Page ?? new PageRequest();
        List<CoverageGap> gaps = [];
        var skip = page.Skip;
        foreach (var wanted in CoverageGaps.All.Where(k => request.Kind is null || k == request.Kind))
        {
            if (skip < counts[wanted] && gaps.Count < page.Take)
            {
                gaps.AddRange(await LinesAsync(coverage, wanted, skip, page.Take - gaps.Count, cancellationToken));
            }

            skip = Math.Max(0, skip - counts[wanted]);
        }

        var all = coverage.Grids.Where(g => g.Grid.Tier == GridTier.Community).Sum(g => g.Enterprises) + counts[CoverageGaps.NoGrid];
        var communities = coverage.Grids.Where(g => g.Grid.Tier == GridTier.Community && g.Grid.Kind != GridKind.Cluster).GroupBy(g => g.Grid.RegionCode).ToList();
        var streets = coverage.Grids.Where(g => g.Grid.Tier == GridTier.Street).ToList();
        return new CoverageReport(
            string.Concat(coverage.Region.Along.Select(r => r.Name)), coverage.Region.Along,
            new(streets.Count, streets.Count(g => g.Gaps.Count == 0)),
            new(coverage.Region.Communities.Count, communities.Count(c => c.All(g => g.Gaps.Count == 0))),
            new(coverage.Grids.Count, coverage.Grids.Count(g => g.Gaps.Count == 0)),
            new(all, all - counts[CoverageGaps.NoGrid] - counts[CoverageGaps.NoDepartment]),
            [.. CoverageGaps.All.Where(k => counts[k] > 0).Select(k => new ChipCount(k, TextCatalog.Get($"coverage-gap.{k}"), counts[k]))],
            new Page<CoverageGap>(gaps, request.Kind is null ? counts.Values.Sum() : counts[request.Kind], page.Number, page.Take));
    }

    private static int Count(RegionCoverage coverage, string kind) => kind switch
    {
        CoverageGaps.NoGrid => coverage.NoGrid.Values.Sum(),
        CoverageGaps.NoDepartment => coverage.NoDepartment,
        _ => coverage.Grids.Count(g => g.Gaps.Contains(kind)),
    };

    private async Task<IEnumerable<CoverageGap>> LinesAsync(RegionCoverage coverage, string kind, int skip, int take, CancellationToken ct)
    {
        if (kind is CoverageGaps.NoGrid or CoverageGaps.NoDepartment)
        {
            var gap = kind == CoverageGaps.NoGrid ? EnterpriseGap.NoGrid : EnterpriseGap.NoDepartment;
            var rows = await enterprises.UncoveredAsync(coverage.Region, coverage.Day, gap, coverage.Divided, skip, take, ct);
            var streets = await StreetsAsync(rows.Select(r => coverage.Region.Communities[r.CommunityCode]), ct);
            return rows.Select(r => new CoverageGap(
                kind, Name(kind), r.Name, r.Address, Closer(kind, GridTier.Community, streets(coverage.Region.Communities[r.CommunityCode])), null, r.Id));
        }

        var lines = coverage.Grids.Where(g => g.Gaps.Contains(kind)).Skip(skip).Take(take).ToList();
        var names = await StreetsAsync(lines.Select(l => l.Grid.RegionPath), ct);
        return lines.Select(l => new CoverageGap(
            kind, Name(kind), l.Grid.Name, names(l.Grid.RegionPath), Closer(kind, l.Grid.Tier, names(l.Grid.RegionPath)), l.Grid.Code, null));
    }

    private async Task<Func<string, string>> StreetsAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        var streets = paths.Select(Street).Distinct().ToList();
        var names = await regions.NamesAsync(streets, ct);
        return path => names.GetValueOrDefault(Street(path), "");

        static string Street(string path) => RegionPaths.At(path, RegionLevel.Street) ?? path;
    }

    private static string Name(string kind) => TextCatalog.Get($"coverage-gap.{kind}");

    // Streets close the gaps of their communities, the district those of the street grids and of the departments (R7, R113).
    private static string Closer(string kind, GridTier tier, string street) =>
        tier == GridTier.Street || kind == CoverageGaps.NoDepartment ? TextCatalog.Get("coverage.closer-district") : street;
}
