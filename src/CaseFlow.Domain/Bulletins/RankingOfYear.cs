using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>
/// What goes into the yearly target assessment and the reward (R48, R83): of each unit the totals of the published quarters, with
/// their errata, and the mean of those there are.
/// </summary>
[AnyRole]
public sealed record RankingOfYear(int Year, string? DistrictPath = null) : IQuery<YearRanking>;

/// <param name="Quarters">Those that were published.</param>
public sealed record YearRanking(int Year, IReadOnlyList<int> Quarters, IReadOnlyList<YearRow> Rows, IReadOnlyList<int> Years);

/// <param name="Totals">By quarter; <paramref name="Ranks"/> likewise.</param>
/// <param name="Rank">Of the means within the league; equal means have equal ranks.</param>
public sealed record YearRow(Guid UnitId, string Name, string League, IReadOnlyDictionary<int, decimal> Totals, IReadOnlyDictionary<int, int> Ranks, decimal Mean, int Rank);

/// <summary>How a league stood over the quarters, for the chart; the oldest first.</summary>
/// <param name="Last">How many quarters.</param>
[AnyRole]
public sealed record BulletinTrend(string League, int Last = 8, string? DistrictPath = null) : IQuery<IReadOnlyList<TrendLine>>;

public sealed record TrendLine(Guid UnitId, string Name, IReadOnlyList<TrendPoint> Points);

public sealed record TrendPoint(int Year, int Quarter, decimal Total, int Rank);

internal sealed class RankingOfYearHandler(CaseFlowDb db, BulletinBook book, RequestContext context)
    : IRequestHandler<RankingOfYear, Result<YearRanking>>, IRequestHandler<BulletinTrend, Result<IReadOnlyList<TrendLine>>>
{
    private const int MostQuarters = 40;
    private const int Decimals = 2;

    public async Task<Result<YearRanking>> Handle(RankingOfYear request, CancellationToken cancellationToken)
    {
        var all = Of(request.DistrictPath);
        var years = await all.Select(p => p.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancellationToken);
        var quarters = await ContentsAsync(all.Where(p => p.Year == request.Year), cancellationToken);
        var rows = (from content in quarters
                    from unit in content.Units
                    group (content.Quarter, Unit: unit) by unit.UnitId into g
                    let last = g.MaxBy(x => x.Quarter).Unit
                    select new YearRow(
                        g.Key, last.Name, last.League, g.ToDictionary(x => x.Quarter, x => x.Unit.Total), g.ToDictionary(x => x.Quarter, x => x.Unit.Rank),
                        Math.Round(g.Average(x => x.Unit.Total), Decimals, MidpointRounding.AwayFromZero), 0)).ToList();
        return new YearRanking(
            request.Year, [.. quarters.Select(q => q.Quarter).Order()],
            [
                .. from league in BulletinLeagues.All
                   from row in rows.Where(r => r.League == league).OrderByDescending(r => r.Mean).ThenBy(r => r.Name, StringComparer.Ordinal)
                   select row with { Rank = 1 + rows.Count(r => r.League == league && r.Mean > row.Mean) },
            ],
            years);
    }

    public async Task<Result<IReadOnlyList<TrendLine>>> Handle(BulletinTrend request, CancellationToken cancellationToken)
    {
        var newest = Of(request.DistrictPath).OrderByDescending(p => p.Year).ThenByDescending(p => p.Quarter).Take(Math.Clamp(request.Last, 1, MostQuarters));
        var contents = (await ContentsAsync(newest, cancellationToken)).OrderBy(c => (c.Year, c.Quarter)).ToList();
        return (from content in contents
                from unit in content.League(request.League)
                group (Content: content, Unit: unit) by unit.UnitId into g
                select new TrendLine(g.Key, g.Last().Unit.Name, [.. g.Select(x => new TrendPoint(x.Content.Year, x.Content.Quarter, x.Unit.Total, x.Unit.Rank))]))
            .OrderBy(l => l.Points[^1].Rank).ThenBy(l => l.Name, StringComparer.Ordinal).ToList();
    }

    // The district of who asks; whoever oversees more names one, or gets the first there is.
    private IQueryable<BulletinPublication> Of(string? path)
    {
        var district = path ?? (context.Who.RegionPath is { } seen ? Grids.RegionPaths.At(seen, Grids.RegionLevel.District) : null);
        var all = db.Set<BulletinPublication>().AsNoTracking();
        return district is not null ? all.Where(p => p.RegionPath == district) : all.Where(p => p.RegionPath == all.Min(x => x.RegionPath));
    }

    private async Task<List<BulletinContent>> ContentsAsync(IQueryable<BulletinPublication> publications, CancellationToken ct)
    {
        List<BulletinContent> contents = [];
        foreach (var publication in await publications.ToListAsync(ct))
        {
            contents.Add(await book.PresentAsync(publication, ct));
        }

        return contents;
    }
}
