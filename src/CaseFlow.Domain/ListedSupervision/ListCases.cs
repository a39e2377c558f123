using System.Linq.Expressions;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listed-supervision cases the actor sees. The counts of a chip row apply all filters but its own.</summary>
/// <param name="Search">Part of number, enterprise, hazard or place.</param>
/// <param name="State">A milestone key, <c>open</c> (not closed) or <c>closed</c>.</param>
/// <param name="DepartmentUnitId">Supervising or governing unit.</param>
/// <param name="Due"><c>overdue</c> (the mark), <c>today</c>, <c>week</c> (up to Sunday); open cases only.</param>
/// <param name="Sort"><c>due</c> (default), <c>number</c>, <c>enterprise</c>, <c>state</c>, <c>listedAt</c>, <c>proposedAt</c>.</param>
[AnyRole]
public sealed record ListCases(
    string? Search = null, string? State = null, string? StreetCode = null, Guid? DepartmentUnitId = null, string? Due = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<CaseList>;

public sealed record CaseList(
    Page<CaseItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Departments,
    IReadOnlyList<ChipCount> Dues);

/// <param name="LastDay">Null before listing.</param>
/// <param name="SupervisionLastDay">A last day set after the limit had passed; the case stays overdue.</param>
/// <param name="Overdue">The mark; stays when the case was late once and is still open (C42).</param>
public sealed record CaseItem(
    Guid Id, string? Number, Guid HazardId, string HazardNumber, string EnterpriseName, string HazardText, string GradeName,
    string StreetName, string Place, string State, string StateName, bool Closed, string? SupervisingUnitName, string? GoverningUnitName,
    DateTimeOffset ProposedAt, DateTimeOffset? ListedAt, DateOnly? LastDay, DateTimeOffset? DueAt, bool Provisional, bool Overdue,
    DateTimeOffset? OverdueSince, int Extensions, DateOnly? SupervisionLastDay);

internal sealed class ListCasesHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<ListCases, Result<CaseList>>
{
    private static readonly string[] DueKeys = ["overdue", "today", "week"];

    public async Task<Result<CaseList>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var found = Find(request);
        var all = Where(found, request);
        var page = request.Page ?? new PageRequest();
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new CaseList(
            new Page<CaseItem>(rows.ConvertAll(c => c.ToItem()), await all.CountAsync(cancellationToken), page.Number, page.Take),
            await StatesAsync(Where(found, request with { State = null }), cancellationToken),
            [.. (await Where(found, request with { StreetCode = null }).GroupBy(c => c.StreetCode)
                .Select(g => new ChipCount(g.Key, g.Max(c => c.StreetName)!, g.Count())).ToListAsync(cancellationToken)).OrderBy(c => c.Key, StringComparer.Ordinal)],
            await DepartmentsAsync(Where(found, request with { DepartmentUnitId = null }), cancellationToken),
            await DuesAsync(Where(found, request with { Due = null }), cancellationToken));
    }

    private IQueryable<ListedCase> Find(ListCases request)
    {
        var all = db.Set<ListedCase>().AsNoTracking();
        return request.Search?.Trim() is { Length: > 0 } text
            ? all.Where(c => (c.Number != null && c.Number.Contains(text)) || c.HazardNumber.Contains(text) || c.EnterpriseName.Contains(text)
                || c.HazardText.Contains(text) || c.Place.Contains(text))
            : all;
    }

    private IQueryable<ListedCase> Where(IQueryable<ListedCase> all, ListCases request)
    {
        all = request.State switch
        {
            null => all,
            "open" => all.Where(c => !c.Closed),
            "closed" => all.Where(c => c.Closed),
            var key => all.Where(c => c.Milestone == key),
        };
        return Due(all, request.Due).Where(c =>
            (request.StreetCode == null || c.StreetCode == request.StreetCode)
            && (request.DepartmentUnitId == null || c.SupervisingUnitId == request.DepartmentUnitId || c.GoverningUnitId == request.DepartmentUnitId));
    }

    private IQueryable<ListedCase> Due(IQueryable<ListedCase> all, string? due)
    {
        var today = time.Today();
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return due switch
        {
            "overdue" => all.Where(c => !c.Closed && c.OverdueSince != null),
            "today" => all.Where(c => !c.Closed && c.LastDay == today),
            "week" => all.Where(c => !c.Closed && c.LastDay >= today && c.LastDay <= sunday),
            _ => all,
        };
    }

    private static IQueryable<ListedCase> Sort(IQueryable<ListedCase> all, ListCases request)
    {
        Expression<Func<ListedCase, object?>> key = request.Sort switch
        {
            "number" => c => c.ListedAt,
            "enterprise" => c => c.EnterpriseName,
            "state" => c => c.Milestone,
            "listedAt" => c => c.ListedAt,
            "proposedAt" => c => c.ProposedAt,
            _ => c => c.DueAt,
        };

        // What is closed is no longer due; what has no limit yet comes after what has one.
        var grouped = request.Sort is null or "due" ? all.OrderBy(c => c.Closed).ThenBy(c => c.DueAt == null) : all.OrderBy(c => 0);
        return (request.Descending ? grouped.ThenByDescending(key) : grouped.ThenBy(key)).ThenBy(c => c.Id);
    }

    private static async Task<IReadOnlyList<ChipCount>> StatesAsync(IQueryable<ListedCase> all, CancellationToken ct) =>
        [.. (await all.GroupBy(c => c.Milestone).Select(g => new ChipCount(g.Key, g.Max(c => c.MilestoneName)!, g.Count())).ToListAsync(ct))
            .OrderBy(c => Milestones.Strip.ToList().IndexOf(c.Key) is >= 0 and var at ? at : Milestones.Strip.Count)];

    private static async Task<IReadOnlyList<ChipCount>> DepartmentsAsync(IQueryable<ListedCase> all, CancellationToken ct) =>
        [.. (await all.Where(c => c.SupervisingUnitId != null).GroupBy(c => c.SupervisingUnitId!.Value)
            .Select(g => new { g.Key, Name = g.Max(c => c.SupervisingUnitName)!, Count = g.Count() }).ToListAsync(ct))
            .Select(g => new ChipCount(g.Key.ToString(), g.Name, g.Count)).OrderBy(c => c.Name, StringComparer.CurrentCulture)];

    private async Task<IReadOnlyList<ChipCount>> DuesAsync(IQueryable<ListedCase> all, CancellationToken ct)
    {
        List<ChipCount> counts = [];
        foreach (var key in DueKeys)
        {
            counts.Add(new ChipCount(key, TextCatalog.Get($"case-due.{key}"), await Due(all, key).CountAsync(ct)));
        }

        return counts;
    }
}
