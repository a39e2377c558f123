using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Domain.Coverage;

/// <summary>The grids of a region as of a day with who answers for them: table 3 (R132), with what is missing.</summary>
/// <param name="RegionCode">Twelve digits, of any level.</param>
/// <param name="Search">Part of the grid's name, its code, or the name of somebody in it.</param>
/// <param name="Kind">Of the grids of communities.</param>
/// <param name="Gap">One of <see cref="CoverageGaps"/>; <c>any</c>: something is missing; <c>none</c>: nothing is.</param>
[AnyRole]
public sealed record ListGrids(
    string RegionCode, DateOnly Day, string? Search = null, GridKind? Kind = null, GridTier? Tier = null, string? Gap = null, PageRequest? Page = null) : IQuery<GridList>
{
    public const string AnyGap = "any";
    public const string NoGap = "none";
}

/// <param name="FullTime">Full-time officers of the whole region on the day, each person once.</param>
public sealed record GridList(
    Page<GridLine> Page, string Place, IReadOnlyList<RegionFacts> Along, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> Tiers, IReadOnlyList<ChipCount> Gaps,
    int FullTime, int PartTime);

/// <param name="Heads">网格负责人: those who lead it.</param>
/// <param name="Keepers">网格管理人员: officers and workers.</param>
/// <param name="Guarantors">包保责任人.</param>
/// <param name="Gaps">What is missing, in words.</param>
public sealed record GridLine(
    string Code, string Name, string KindName, string TierName, IReadOnlyList<GridPerson> Heads, IReadOnlyList<GridPerson> Supervisors, IReadOnlyList<GridPerson> Liaisons,
    IReadOnlyList<GridPerson> Keepers, IReadOnlyList<GridPerson> Guarantors, int Enterprises, int? PlannedOfficers, int Officers, IReadOnlyList<string> Gaps);

/// <param name="Phone">Masked to its first three and last four digits.</param>
public sealed record GridPerson(string Name, string Title, string? Phone);

internal sealed class ListGridsHandler(CoverageBook book, IPeopleDirectory people) : IRequestHandler<ListGrids, Result<GridList>>
{
    public async Task<Result<GridList>> Handle(ListGrids request, CancellationToken cancellationToken)
    {
        if (await book.OfAsync(request.RegionCode, request.Day, cancellationToken) is not { } coverage)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var found = coverage.Grids.Where(g => Matches(g, request.Search?.Trim())).ToList();
        var page = request.Page ?? new PageRequest();
        var all = Where(found, request).OrderBy(g => g.Grid.RegionPath, StringComparer.Ordinal).ThenBy(g => g.Grid.Tier).ThenBy(g => g.Grid.Code, StringComparer.Ordinal).ToList();
        var shown = all.Skip(page.Skip).Take(page.Take).ToList();
        var phones = await people.PhonesAsync([.. shown.SelectMany(g => g.Grid.Duties.Select(d => d.PersonId).Concat(g.Officers.Select(o => o.PersonId))).Distinct()], cancellationToken);
        var officers = coverage.Grids.SelectMany(g => g.Officers).DistinctBy(o => o.PersonId).ToList();
        return new GridList(
            new Page<GridLine>(shown.ConvertAll(g => Line(g, phones)), all.Count, page.Number, page.Take), string.Concat(coverage.Region.Along.Select(r => r.Name)), coverage.Region.Along,
            [.. Where(found, request with { Kind = null }).Where(g => g.Grid.Tier == GridTier.Community).CountBy(g => g.Grid.Kind).OrderBy(c => c.Key).Select(c => new ChipCount($"{c.Key}", TextCatalog.Get($"grid-kind.{c.Key}"), c.Value))],
            [.. Where(found, request with { Tier = null }).CountBy(g => g.Grid.Tier).OrderBy(c => c.Key).Select(c => new ChipCount($"{c.Key}", TextCatalog.Get($"grid-tier.{c.Key}"), c.Value))],
            GapCounts([.. Where(found, request with { Gap = null })]),
            officers.Count(o => o.FullTime), officers.Count(o => !o.FullTime));
    }

    private static bool Matches(GridCoverage grid, string? text) =>
        string.IsNullOrEmpty(text) || grid.Grid.Name.Contains(text, StringComparison.Ordinal) || grid.Grid.Code.Contains(text, StringComparison.Ordinal)
        || grid.Grid.Duties.Any(d => d.Name.Contains(text, StringComparison.Ordinal)) || grid.Officers.Any(o => o.Name.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<GridCoverage> Where(IEnumerable<GridCoverage> all, ListGrids request) => all.Where(g =>
        (request.Kind is null || (g.Grid.Kind == request.Kind && g.Grid.Tier == GridTier.Community)) && (request.Tier is null || g.Grid.Tier == request.Tier)
        && request.Gap switch
        {
            null => true,
            ListGrids.AnyGap => g.Gaps.Count > 0,
            ListGrids.NoGap => g.Gaps.Count == 0,
            var gap => g.Gaps.Contains(gap),
        });

    private static IReadOnlyList<ChipCount> GapCounts(List<GridCoverage> grids) =>
    [
        new(ListGrids.AnyGap, TextCatalog.Get("coverage.any-gap"), grids.Count(g => g.Gaps.Count > 0)),
        new(ListGrids.NoGap, TextCatalog.Get("coverage.no-gap"), grids.Count(g => g.Gaps.Count == 0)),
        .. CoverageGaps.All.Select(k => new ChipCount(k, TextCatalog.Get($"coverage-gap.{k}"), grids.Count(g => g.Gaps.Contains(k)))).Where(c => c.Count > 0),
    ];

    private static GridLine Line(GridCoverage g, IReadOnlyDictionary<Guid, string?> phones)
    {
        return new GridLine(
            g.Grid.Code, g.Grid.Name, GridNames.Kind(g.Grid.Kind, g.Grid.Tier), TextCatalog.Get($"grid-tier.{g.Grid.Tier}"),
            Of(GridDuties.Leader), Of(GridDuties.Supervisor), Of(GridDuties.Liaison),
            [
                .. g.Officers.Select(o => new GridPerson(o.Name, TextCatalog.Get(o.FullTime ? "coverage.full-time" : "coverage.part-time"), phones.GetValueOrDefault(o.PersonId))),
                .. Of(GridDuties.Worker),
            ],
            Of(GridDuties.Guarantor), g.Enterprises, g.Grid.PlannedOfficers, g.Officers.Count, [.. g.Gaps.Select(k => TextCatalog.Get($"coverage-gap.{k}"))]);

        IReadOnlyList<GridPerson> Of(string duty) => [.. g.Grid.Duties.Where(d => d.Kind == duty).Select(d => new GridPerson(d.Name, d.Title, phones.GetValueOrDefault(d.PersonId)))];
    }
}
