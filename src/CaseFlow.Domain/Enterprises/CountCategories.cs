using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>
/// Table 2 of a region as of a day: how many enterprises of each category there were at its end (R130, R131), within the
/// scope of who asks. Closed ones do not count, suspended ones do.
/// </summary>
/// <param name="RegionCode">Twelve digits, of any level.</param>
[AnyRole]
public sealed record CountCategories(string RegionCode, DateOnly Day) : IQuery<CategoryTable>;

/// <param name="Counts">All 33 cells in the order of the table, zeros too.</param>
/// <param name="Parts">The regions one level below with their totals, which add up to <paramref name="Total"/> (R106).</param>
public sealed record CategoryTable(string RegionCode, string Place, IReadOnlyList<CategoryCount> Counts, int Total, IReadOnlyList<PartCount> Parts);

public sealed record CategoryCount(string Category, string Name, string Unit, int Count);

public sealed record PartCount(string RegionCode, string Name, int Count);

internal sealed class CountCategoriesHandler(CaseFlowDb db, IRegionDirectory regions, IMediator mediator) : IRequestHandler<CountCategories, Result<CategoryTable>>
{
    public async Task<Result<CategoryTable>> Handle(CountCategories request, CancellationToken cancellationToken)
    {
        if (await regions.FindAsync(request.RegionCode, cancellationToken) is not { } region)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var day = request.Day;
        var groups = await (
            from change in db.Set<EnterpriseChange>()
            join enterprise in db.Set<Enterprise>() on change.EnterpriseId equals enterprise.Id
            where change.FirstDay <= day && (change.Until == null || change.Until > day) && change.State != EnterpriseStates.Closed
                && enterprise.RegionPath.StartsWith(region.Path)
            group change by new { change.Category, enterprise.RegionPath } into g
            select new { g.Key.Category, g.Key.RegionPath, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = groups.ToLookup(g => g.Category, g => g.Count);
        var place = await regions.AlongAsync(region.Path, cancellationToken);
        return new CategoryTable(
            region.Code,
            string.Concat(place.Where(r => r.Level > RegionLevel.City || region.Level == RegionLevel.City).Select(r => r.Name)),
            [
                .. EnterpriseCategories.All.Select(c => new CategoryCount(
                    c, TextCatalog.Get($"enterprise-category.{c}"), TextCatalog.Get($"enterprise-unit.{EnterpriseCategories.Unit(c)}"), counts[c].Sum())),
            ],
            groups.Sum(g => g.Count),
            await PartsAsync(region, groups.ConvertAll(g => (g.RegionPath, g.Count)), cancellationToken));
    }

    private async Task<IReadOnlyList<PartCount>> PartsAsync(RegionFacts region, List<(string Path, int Count)> groups, CancellationToken ct)
    {
        if (region.Level == RegionLevel.Community)
        {
            return [];
        }

        var children = (await mediator.Send(new RegionTree(region.Code, region.Level + 1), ct)).Value[0].Children;
        return [.. children.Select(c => new PartCount(c.Code, c.Name, groups.Where(g => g.Path.StartsWith(c.Path, StringComparison.Ordinal)).Sum(g => g.Count)))];
    }
}
