using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Coverage;

/// <summary>
/// 一张图 (R30): what lies directly below a region, drawn where it has a boundary, with post and person, and what colours it:
/// gaps, open hazards and overdue ones. As of a day; hazards and their limits are those of now.
/// </summary>
/// <param name="RegionCode">Twelve digits: of a city, a district or a street.</param>
[AnyRole]
public sealed record SupervisionMap(string RegionCode, DateOnly Day) : IQuery<MapView>;

/// <param name="Geometry">GeoJSON of the region itself; null where it has no boundary.</param>
public sealed record MapView(string Place, IReadOnlyList<RegionFacts> Along, string? Geometry, IReadOnlyList<MapArea> Areas);

/// <param name="GridCode">Its grid, where it is one; districts are none.</param>
/// <param name="RegionCode">The region to look into next; null where nothing lies below.</param>
/// <param name="People">Post and person, those of the grid itself.</param>
public sealed record MapArea(
    string Name, string KindName, string? GridCode, string? RegionCode, string? Geometry, IReadOnlyList<MapPerson> People,
    int Grids, int Enterprises, int Gaps, int OpenHazards, int OverdueHazards);

public sealed record MapPerson(string Duty, string Name, string Title);

internal sealed class SupervisionMapHandler(CoverageBook book, IBoundaries boundaries, IHazardCounts hazards) : IRequestHandler<SupervisionMap, Result<MapView>>
{
    public async Task<Result<MapView>> Handle(SupervisionMap request, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(request.RegionCode, request.Day, cancellationToken) is not { } coverage)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var region = coverage.Region;
        var here = region.Along[^1];
        var open = await hazards.OpenAsync(region.District, cancellationToken);
        List<MapArea> areas = [];
        var own = coverage.Grids.Where(g => g.Grid.Tier == GridTier.Community && (here.Level == RegionLevel.Community || (here.Level == RegionLevel.Street && g.Grid.Kind == GridKind.Cluster)));
        var drawn = await boundaries.OnAsync([request.RegionCode, .. region.Children.Select(c => c.Code), .. own.Select(g => g.Grid.Code)], request.Day, cancellationToken);
        foreach (var child in region.Children)
        {
            areas.Add(Area(child, coverage, [.. coverage.Grids.Where(g => g.Grid.RegionPath.StartsWith(child.Path, StringComparison.Ordinal))], drawn, open));
        }

        areas.AddRange(own.Select(g => Area(g, drawn, open)));
        return new MapView(string.Concat(region.Along.Select(r => r.Name)), region.Along, drawn.GetValueOrDefault(request.RegionCode), areas);
    }

    private static MapArea Area(
        RegionFacts child, RegionCoverage coverage, IReadOnlyList<GridCoverage> inside, IReadOnlyDictionary<string, string> drawn, IReadOnlyDictionary<string, OpenHazards> open)
    {
        var grid = inside.FirstOrDefault(g => g.Grid.Kind == GridKind.Block && g.Grid.RegionCode == child.Code);
        var communities = coverage.Region.Communities.Where(c => c.Value.StartsWith(child.Path, StringComparison.Ordinal)).Select(c => c.Key).ToList();
        var hazards = communities.Select(c => open.GetValueOrDefault(c)).OfType<OpenHazards>().ToList();
        var lowest = inside.Where(g => g.Grid.Tier == GridTier.Community).ToList();
        var noGrid = communities.Sum(c => coverage.NoGrid.GetValueOrDefault(c));
        var divided = child.Level == RegionLevel.Community && coverage.Divided.Contains(child.Code);
        return new MapArea(
            child.Name, grid is null ? TextCatalog.Get($"region-level.{child.Level}") : GridNames.Kind(grid.Grid.Kind, grid.Grid.Tier), grid?.Grid.Code,
            child.Level < RegionLevel.Community || divided ? child.Code : null, drawn.GetValueOrDefault(child.Code), grid is null ? [] : People(grid),
            inside.Count, lowest.Sum(g => g.Enterprises) + noGrid, inside.Sum(g => g.Gaps.Count) + lowest.Sum(g => g.NoDepartment) + noGrid, hazards.Sum(h => h.Count), hazards.Sum(h => h.Overdue));
    }

    // Hazards are known by community: a grid that is not one whole community shows those of none.
    private static MapArea Area(GridCoverage grid, IReadOnlyDictionary<string, string> drawn, IReadOnlyDictionary<string, OpenHazards> open)
    {
        var hazards = grid.Grid.Kind == GridKind.Block ? open.GetValueOrDefault(grid.Grid.RegionCode) : null;
        return new MapArea(
            grid.Grid.Name, GridNames.Kind(grid.Grid.Kind, grid.Grid.Tier), grid.Grid.Code, null, drawn.GetValueOrDefault(grid.Grid.Code), People(grid), 1, grid.Enterprises,
            grid.Gaps.Count + grid.NoDepartment, hazards?.Count ?? 0, hazards?.Overdue ?? 0);
    }

    private static IReadOnlyList<MapPerson> People(GridCoverage grid) =>
    [
        .. grid.Grid.Duties.OrderBy(d => GridDuties.All.ToList().IndexOf(d.Kind)).Select(d => new MapPerson(TextCatalog.Get($"grid-duty.{d.Kind}"), d.Name, d.Title)),
        .. grid.Officers.Select(o => new MapPerson(TextCatalog.Get("role.grid-officer"), o.Name, TextCatalog.Get(o.FullTime ? "coverage.full-time" : "coverage.part-time"))),
    ];
}
