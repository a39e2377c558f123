using System.Linq.Expressions;
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

internal sealed class ListHazardsHandler(CaseFlowDb db, GradeNames grades, RequestContext context, TimeProvider time) : IRequestHandler<ListHazards, Result<HazardList>>
{
    public async Task<Result<HazardList>> Handle(ListHazards request, CancellationToken cancellationToken)
    {
        var found = Find(request);
        var page = request.Page ?? new PageRequest();
        var all = Where(found, request);
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        List<HazardItem> items = [];
        foreach (var row in rows)
        {
            items.Add(Item(row, await grades.NameAsync(row.Grade, cancellationToken)));
        }

        return new HazardList(
            new Page<HazardItem>(items, await all.CountAsync(cancellationToken), page.Number, page.Take),
            [.. (await CountAsync(Where(found, request with { State = null }), h => h.State, cancellationToken))
                .Select(c => c with { Name = TextCatalog.Get($"hazard-state.{c.Key}") }).OrderBy(c => HazardStates.All.ToList().IndexOf(c.Key))],
            await NamedAsync(Where(found, request with { StreetCode = null }).Where(h => h.StreetCode != "").GroupBy(h => h.StreetCode)
                .Select(g => new ChipCount(g.Key, g.Max(h => h.StreetName)!, g.Count())), cancellationToken),
            await GradesAsync(Where(found, request with { Grade = null }), cancellationToken),
            [.. (await Where(found, request with { DepartmentUnitId = null }).Where(h => h.DepartmentUnitId != null).GroupBy(h => h.DepartmentUnitId!.Value)
                .Select(g => new { g.Key, Name = g.Max(h => h.DepartmentName)!, Count = g.Count() }).ToListAsync(cancellationToken))
                .Select(g => new ChipCount(g.Key.ToString(), g.Name, g.Count)).OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            [.. (await CountAsync(Where(found, request with { Station = null }).Where(h => h.Station != null), h => h.Station!, cancellationToken))
                .Select(c => c with { Name = HazardStations.Name(c.Key) }).OrderBy(c => HazardStations.All.ToList().IndexOf(c.Key))],
            [.. (await Where(found, request with { HolderUnitId = null }).Where(h => h.Station != null && h.HolderUnitId != null).GroupBy(h => h.HolderUnitId!.Value)
                .Select(g => new { g.Key, Name = g.Max(h => h.HolderName)!, Count = g.Count() }).ToListAsync(cancellationToken))
                .Select(g => new ChipCount(g.Key.ToString(), g.Name, g.Count)).OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            await Where(found, request with { Overdue = true }).CountAsync(cancellationToken),
            await Where(found, request with { HandOver = true }).CountAsync(cancellationToken));
    }

    private IQueryable<Hazard> Find(ListHazards request)
    {
        var all = db.Set<Hazard>().AsNoTracking().Where(h => request.EnterpriseId == null || h.EnterpriseId == request.EnterpriseId);
        return request.Search?.Trim() is { Length: > 0 } text
            ? all.Where(h => h.Number.Contains(text) || h.EnterpriseName.Contains(text) || h.Description.Contains(text) || h.Place.Contains(text))
            : all;
    }

    private IQueryable<Hazard> Where(IQueryable<Hazard> all, ListHazards request)
    {
        var now = time.GetUtcNow();
        all = request.HandOver ? all.Where(h => h.MovedTo != null && HazardStates.Held.Contains(h.State)) : all;
        return (request.Overdue ? all.Where(h => h.DueAt <= now && h.HolderName != null) : all).Where(h =>
        (request.State == null || h.State == request.State) && (request.StreetCode == null || h.StreetCode == request.StreetCode)
        && (request.Grade == null || h.Grade == request.Grade) && (request.DepartmentUnitId == null || h.DepartmentUnitId == request.DepartmentUnitId)
        && (request.Station == null || h.Station == request.Station) && (request.HolderUnitId == null || h.HolderUnitId == request.HolderUnitId));
    }

    private static IQueryable<Hazard> Sort(IQueryable<Hazard> all, ListHazards request)
    {
        Expression<Func<Hazard, object>> key = request.Sort switch
        {
            "number" => h => h.Number,
            "enterprise" => h => h.EnterpriseName,
            "grade" => h => h.Grade,
            "state" => h => h.State,
            _ => h => h.ReportedAt,
        };
        return (request.Descending ? all.OrderByDescending(key) : all.OrderBy(key)).ThenByDescending(h => h.Id);
    }

    private static async Task<List<ChipCount>> CountAsync(IQueryable<Hazard> all, Expression<Func<Hazard, string>> by, CancellationToken ct) =>
        await all.GroupBy(by).Select(g => new ChipCount(g.Key, g.Key, g.Count())).ToListAsync(ct);

    private static async Task<IReadOnlyList<ChipCount>> NamedAsync(IQueryable<ChipCount> counts, CancellationToken ct) =>
        [.. (await counts.ToListAsync(ct)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];

    private async Task<IReadOnlyList<ChipCount>> GradesAsync(IQueryable<Hazard> all, CancellationToken ct)
    {
        var counts = await CountAsync(all, h => h.Grade, ct);
        List<ChipCount> named = [];
        foreach (var grade in await grades.AllAsync(ct))
        {
            if (counts.Find(c => c.Key == grade.Key) is { } count)
            {
                named.Add(count with { Name = await grades.NameAsync(grade.Key, ct) });
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
