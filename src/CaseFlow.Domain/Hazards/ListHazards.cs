using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>The hazards the actor sees. The counts of a chip row apply all filters but its own.</summary>
/// <param name="Search">Part of number, enterprise, description or place.</param>
/// <param name="HandOver">Only those that wait to be handed over because their community moved.</param>
/// <param name="Sort"><c>reportedAt</c> (default), <c>number</c>, <c>enterprise</c>, <c>grade</c>, <c>state</c>.</param>
[AnyRole]
public sealed record ListHazards(
    string? Search = null, string? State = null, string? StreetCode = null, string? Grade = null, Guid? DepartmentUnitId = null,
    string? Sort = null, bool Descending = true, PageRequest? Page = null, Guid? EnterpriseId = null, string? Station = null,
    Guid? HolderUnitId = null, bool Overdue = false, bool HandOver = false) : IQuery<HazardList>;

public sealed record HazardList(
    Page<HazardItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Grades,
    IReadOnlyList<ChipCount> Departments, IReadOnlyList<ChipCount> Stations, IReadOnlyList<ChipCount> Holders, int Overdue, int HandOver);

public sealed record HazardItem(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string StreetName, string CommunityName, string Place,
    string Grade, string GradeName, string Description, string State, string StateName, string? DepartmentName,
    DateTimeOffset ReportedAt, string ReportedBy, Guid? CaseId, bool MayPropose)
{
    public string? StationName { get; init; }
    public string? HolderName { get; init; }
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>The first instant at which the holder is late.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool Overdue { get; init; }

    /// <summary>From the report to its end, or to now.</summary>
    public long TotalMinutes { get; init; }
}

internal sealed class ListHazardsHandler(CaseFlowDb db, GradeNames grades, IPeopleDirectory people, IRegionDirectory regions, RequestContext context, TimeProvider time)
    : IRequestHandler<ListHazards, Result<HazardList>>
{
    public async Task<Result<HazardList>> Handle(ListHazards request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var order = Order(request);
        if (!order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var search = request.Search?.Trim();
        var found = Find(db.Seen<Hazard>(search), request);
        var rows = await db.SeenPage<Hazard>(all => order.Order(Where(Find(all, request), request), page), page, search).ToListAsync(cancellationToken);
        List<HazardItem> items = [];
        foreach (var row in rows)
        {
            items.Add(Item(row, await grades.NameAsync(row.Grade, cancellationToken)));
        }

        var kept = IsKept(request);
        var groups = kept ? await KeptAsync(cancellationToken) : await CountedAsync(Marked(found, request), cancellationToken);
        var counts = Chips(request, groups, g => g.Count);
        var units = await people.UnitNamesAsync([.. counts.Ids("department"), .. counts.Ids("holder")], cancellationToken);
        return new HazardList(
            new Page<HazardItem>(items, counts.Total, page.Number, page.Take) { Next = order.Next(rows, page) },
            counts.InOrder("state", HazardStates.All, "hazard-state"),
            await StreetsAsync(counts.Of("street"), cancellationToken),
            await GradesAsync(counts.Of("grade"), cancellationToken),
            counts.Named("department", units),
            counts.InOrder("station", HazardStations.All, "hazard-station"),
            counts.Named("holder", units),
            kept ? await Where(found, request with { Overdue = true }).CountAsync(cancellationToken) : Chips(request, groups, g => g.Overdue).Total,
            kept ? await Where(found, request with { HandOver = true }).CountAsync(cancellationToken) : Chips(request, groups, g => g.HandOver).Total);
    }

    private static ChipCounts<HazardGroup> Chips(ListHazards request, IReadOnlyList<HazardGroup> groups, Func<HazardGroup, int> count) => ChipCounts.Of(groups, count)
        .Row("state", g => g.State, request.State).Row("street", g => g.StreetCode, request.StreetCode).Row("grade", g => g.Grade, request.Grade)
        .Row("department", g => Key(g.DepartmentUnitId), request.DepartmentUnitId?.ToString())
        .Row("station", g => g.Station, request.Station).Row("holder", g => Key(g.HolderUnitId), request.HolderUnitId?.ToString());

    private static IQueryable<Hazard> Find(IQueryable<Hazard> all, ListHazards request)
    {
        if (request.EnterpriseId is { } enterprise)
        {
            all = all.Where(h => h.EnterpriseId == enterprise);
        }

        return request.Search?.Trim() is { Length: > 0 } text
            ? all.Where(h => h.Number.Contains(text) || h.EnterpriseName.Contains(text) || h.Description.Contains(text) || h.Place.Contains(text))
            : all;
    }

    private IQueryable<Hazard> Where(IQueryable<Hazard> all, ListHazards request) => Marked(all, request).Where(h =>
        (request.State == null || h.State == request.State) && (request.StreetCode == null || h.StreetCode == request.StreetCode)
        && (request.Grade == null || h.Grade == request.Grade) && (request.DepartmentUnitId == null || h.DepartmentUnitId == request.DepartmentUnitId)
        && (request.Station == null || h.Station == request.Station) && (request.HolderUnitId == null || h.HolderUnitId == request.HolderUnitId));

    private IQueryable<Hazard> Marked(IQueryable<Hazard> all, ListHazards request)
    {
        var now = time.GetUtcNow();
        all = request.HandOver ? all.Where(h => h.MovedTo != null && HazardStates.Held.Contains(h.State)) : all;
        return request.Overdue ? all.Where(h => h.DueAt <= now && h.HolderName != null) : all;
    }

    // Where nothing but chips is asked for, the counts stand there already.
    private static bool IsKept(ListHazards request) =>
        request.EnterpriseId is null && !request.Overdue && !request.HandOver && request.Search?.Trim() is not { Length: > 0 };

    private async Task<IReadOnlyList<HazardGroup>> KeptAsync(CancellationToken ct)
    {
        var kept = await db.SeenCounts<HazardCount>().GroupBy(c => new { c.State, c.StreetCode, c.Grade, c.DepartmentUnitId, c.Station, c.HolderUnitId })
            .Select(g => new HazardGroup(g.Key.State, g.Key.StreetCode, g.Key.Grade, g.Key.DepartmentUnitId, g.Key.Station == "" ? null : g.Key.Station, g.Key.HolderUnitId, g.Sum(c => c.Count), 0, 0))
            .ToListAsync(ct);
        return [.. kept, .. await CountedAsync(db.Opened<Hazard>(), ct)];
    }

    // What is late or waits for its new street stands in no count, so it is counted in the same pass.
    private Task<List<HazardGroup>> CountedAsync(IQueryable<Hazard> all, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return all.GroupBy(h => new { h.State, h.StreetCode, h.Grade, h.DepartmentUnitId, h.Station, h.HolderUnitId })
            .Select(g => new HazardGroup(
                g.Key.State, g.Key.StreetCode, g.Key.Grade, g.Key.DepartmentUnitId, g.Key.Station, g.Key.HolderUnitId, g.Count(), g.Count(h => h.DueAt <= now && h.HolderName != null),
                g.Count(h => h.MovedTo != null && HazardStates.Held.Contains(h.State))))
            .ToListAsync(ct);
    }

    private static Keyset<Hazard> Order(ListHazards request)
    {
        var order = new Keyset<Hazard>(request.Descending);
        order = request.Sort switch
        {
            "number" => order.By(h => h.Number),
            "enterprise" => order.By(h => h.EnterpriseName),
            "grade" => order.By(h => h.Grade),
            "state" => order.By(h => h.State),
            _ => order,
        };
        return order.By(h => h.ReportedAt).By(h => h.Id);
    }

    private static string? Key(Guid? unit) => unit is null || unit == Guid.Empty ? null : unit.ToString();

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IReadOnlyDictionary<string, int> counts, CancellationToken ct)
    {
        var paths = counts.Keys.Where(k => k.Length > 0).ToDictionary(k => k, k => RegionPaths.Of(k)!);
        var names = await regions.NamesAsync([.. paths.Values], ct);
        return [.. paths.Select(p => new ChipCount(p.Key, names.GetValueOrDefault(p.Value, ""), counts[p.Key])).OrderBy(c => c.Name, StringComparer.CurrentCulture)];
    }

    private async Task<IReadOnlyList<ChipCount>> GradesAsync(IReadOnlyDictionary<string, int> counts, CancellationToken ct)
    {
        List<ChipCount> named = [];
        foreach (var grade in await grades.AllAsync(ct))
        {
            if (counts.TryGetValue(grade.Key, out var count))
            {
                named.Add(new ChipCount(grade.Key, await grades.NameAsync(grade.Key, ct), count));
            }
        }

        return named;
    }

    private HazardItem Item(Hazard h, string gradeName) => new(
        h.Id, h.Number, h.EnterpriseId, h.EnterpriseName, h.StreetName, h.CommunityName, h.Place, h.Grade, gradeName, h.Description, h.State,
        TextCatalog.Get($"hazard-state.{h.State}"), h.DepartmentName, h.ReportedAt, h.ReportedBy, h.CaseId,
        HazardStates.OnTheWay.Contains(h.State) && context.Who.Is(Roles.DistrictOffice))
    {
        StationName = h.Station is null ? null : HazardStations.Name(h.Station),
        HolderName = h.HolderName,
        HeldSince = h.HeldSince,
        DueAt = h.DueAt,
        Overdue = h.HolderName is not null && h.DueAt <= time.GetUtcNow(),
        TotalMinutes = (long)((h.ClosedAt ?? time.GetUtcNow()) - h.ReportedAt).TotalMinutes,
    };
}

internal sealed record HazardGroup(
    string State, string StreetCode, string Grade, Guid? DepartmentUnitId, string? Station, Guid? HolderUnitId, int Count, int Overdue, int HandOver);
