using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>
/// Table 2 of a region as of a day: how many enterprises of each category there were at its end (R130, R131), within the
/// scope of who asks. Closed ones do not count, suspended ones do; those under direct supervision stand beside (R14).
/// </summary>
/// <param name="RegionCode">Twelve digits, of any level.</param>
[AnyRole]
public sealed record CountCategories(string RegionCode, DateOnly Day) : IQuery<CategoryTable>;

/// <param name="Counts">All 33 cells in the order of the table, zeros too.</param>
/// <param name="Direct">Under direct supervision on that day: in the list of supervised objects, in no grid's count.</param>
/// <param name="Along">The regions from the top to this one, as they were on the day.</param>
/// <param name="Parts">The regions one level below with their totals, which add up to <paramref name="Total"/> (R106).</param>
public sealed record CategoryTable(string RegionCode, string Place, IReadOnlyList<CategoryCount> Counts, int Total, int Direct, IReadOnlyList<RegionFacts> Along, IReadOnlyList<PartCount> Parts);

public sealed record CategoryCount(string Category, string Name, string Unit, int Count);

public sealed record PartCount(string RegionCode, string Name, int Count);

internal sealed class CountCategoriesHandler(EnterprisesOnDay enterprises, IRegionDirectory regions) : IRequestHandler<CountCategories, Result<CategoryTable>>
{
    public async Task<Result<CategoryTable>> Handle(CountCategories request, CancellationToken cancellationToken)
    {
        var day = request.Day;
        if (await regions.TreeAsync(request.RegionCode, day, cancellationToken) is not { } tree)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var all = enterprises.In(tree, day);
        var groups = await all.GroupBy(e => new { e.Category, e.CommunityCode }).Select(g => new { g.Key.Category, g.Key.CommunityCode, Count = g.Count() }).ToListAsync(cancellationToken);
        var direct = (await all.Where(e => enterprises.Direct(day).Contains(e.Id)).Select(e => new { e.Category, e.CommunityCode }).ToListAsync(cancellationToken))
            .FindAll(e => tree.Contains(e.CommunityCode)).ToLookup(e => (e.Category, e.CommunityCode));
        var counted = groups.FindAll(g => tree.Contains(g.CommunityCode)).ConvertAll(g => g with { Count = g.Count - direct[(g.Category, g.CommunityCode)].Count() });
        var counts = counted.ToLookup(g => g.Category, g => g.Count);
        return new CategoryTable(
            request.RegionCode, string.Concat(tree.Along.Select(r => r.Name)),
            [
                .. EnterpriseCategories.All.Select(c => new CategoryCount(
                    c, TextCatalog.Get($"enterprise-category.{c}"), TextCatalog.Get($"enterprise-unit.{EnterpriseCategories.Unit(c)}"), counts[c].Sum())),
            ],
            counted.Sum(g => g.Count), direct.Sum(d => d.Count()), tree.Along,
            [.. tree.Children.Select(c => new PartCount(c.Code, c.Name, counted.Where(g => tree.Contains(g.CommunityCode, c)).Sum(g => g.Count)))]);
    }
}
