using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>How an enterprise stands with its report. Texts: resource <c>self-report-standing.&lt;value&gt;</c>.</summary>
public static class SelfReportStandings
{
    /// <summary>已报，未发现隐患</summary>
    public const string Nothing = "nothing";

    /// <summary>已报，有隐患</summary>
    public const string Hazards = "hazards";

    /// <summary>逾期补报</summary>
    public const string Late = "late";

    /// <summary>待报</summary>
    public const string Waiting = "waiting";

    /// <summary>逾期未报</summary>
    public const string Overdue = "overdue";

    /// <summary>漏报：已截止</summary>
    public const string Missed = "missed";

    public static readonly IReadOnlyList<string> All = [Overdue, Missed, Waiting, Late, Hazards, Nothing];

    internal static string Of((int Hazards, bool Late)? report, DateTimeOffset? dueAt, DateTimeOffset? closedAt, DateTimeOffset now) => report switch
    {
        { Late: true } => Late,
        { Hazards: > 0 } => Hazards,
        { } => Nothing,
        null when closedAt is not null => Missed,
        _ => dueAt <= now ? Overdue : Waiting,
    };
}

/// <summary>Who reported for a month and who did not, within the scope of who asks, by name.</summary>
/// <param name="Month">Any day of it.</param>
/// <param name="Search">Part of the enterprise's name.</param>
/// <param name="Standing">One of <see cref="SelfReportStandings"/>.</param>
/// <param name="MonthId">In place of <paramref name="Month"/>.</param>
[AllowedTo(Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ListSelfReports(DateOnly Month, string? Search = null, string? Standing = null, Guid? DepartmentUnitId = null, PageRequest? Page = null, Guid? MonthId = null) : IQuery<SelfReportList>;

/// <param name="Month">Null: it is not opened.</param>
/// <param name="Months">Those that were opened, the newest first.</param>
public sealed record SelfReportList(
    Page<SelfReportItem> Page, IReadOnlyList<ChipCount> Standings, IReadOnlyList<ChipCount> Departments, DateOnly? Month, DateOnly? LastDay, bool Closed, IReadOnlyList<DateOnly> Months);

public sealed record SelfReportItem(
    Guid EnterpriseId, string Name, string? DepartmentName, string Standing, string StandingName, DateTimeOffset? FiledAt, string? FiledBy, int Hazards, int Rectified, string? Remark);

internal sealed class ListSelfReportsHandler(CaseFlowDb db, SelfReportScope scope, IPeopleDirectory people, RequestContext context, TimeProvider time)
    : IRequestHandler<ListSelfReports, Result<SelfReportList>>
{
    private static readonly Keyset<Row> Order = new Keyset<Row>(descending: false).By(r => r.Reporter.Name).By(r => r.Reporter.Id);

    public async Task<Result<SelfReportList>> Handle(ListSelfReports request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!Order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var path = context.Who.IsSystem ? null : context.Who.RegionPath ?? (await people.FindUnitAsync(context.Who.UnitId, cancellationToken))?.RegionPath;
        var all = db.Set<SelfReportMonth>().IgnoreQueryFilters().AsNoTracking().Where(m => path == null || path.StartsWith(m.RegionPath));
        var months = await all.Select(m => m.Month).Distinct().OrderByDescending(m => m).ToListAsync(cancellationToken);
        var first = SelfReportScope.FirstOf(request.Month);
        if (await all.FirstOrDefaultAsync(m => request.MonthId == null ? m.Month == first : m.Id == request.MonthId, cancellationToken) is not { } month)
        {
            return new SelfReportList(new Page<SelfReportItem>([], 0, 1, page.Take), [], [], null, null, false, months);
        }

        var found = Find(month, request);
        var rows = await Order.Order(Where(found, month, request.Standing), page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        List<ChipCount> standings = [];
        foreach (var standing in SelfReportStandings.All)
        {
            if (await Where(found, month, standing).CountAsync(cancellationToken) is > 0 and var count)
            {
                standings.Add(new ChipCount(standing, TextCatalog.Get($"self-report-standing.{standing}"), count));
            }
        }

        var departments = await Where(Find(month, request with { DepartmentUnitId = null }), month, request.Standing).Where(r => r.Reporter.DepartmentUnitId != null)
            .GroupBy(r => r.Reporter.DepartmentUnitId!.Value).Select(g => new { g.Key, Name = g.Max(r => r.Reporter.DepartmentName)!, Count = g.Count() }).ToListAsync(cancellationToken);
        return new SelfReportList(
            new Page<SelfReportItem>(rows.ConvertAll(r => Item(r, month)), await Where(found, month, request.Standing).CountAsync(cancellationToken), page.Number, page.Take) { Next = Order.Next(rows, page) },
            standings, [.. departments.Select(d => new ChipCount(d.Key.ToString(), d.Name, d.Count)).OrderBy(d => d.Name, StringComparer.CurrentCulture)],
            month.Month, month.LastDay, month.ClosedAt is not null, months);
    }

    private IQueryable<Row> Find(SelfReportMonth month, ListSelfReports request)
    {
        var owing = scope.Owing(month).AsNoTracking().Where(r => request.DepartmentUnitId == null || r.DepartmentUnitId == request.DepartmentUnitId);
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            owing = owing.Where(r => r.Name.Contains(text));
        }

        return from reporter in owing
               join report in db.Set<SelfReport>().AsNoTracking().Where(s => s.MonthId == month.Id) on reporter.EnterpriseId equals report.EnterpriseId into reports
               from report in reports.DefaultIfEmpty()
               select new Row { Reporter = reporter, Report = report };
    }

    private IQueryable<Row> Where(IQueryable<Row> rows, SelfReportMonth month, string? standing) => standing switch
    {
        null => rows,
        SelfReportStandings.Nothing => rows.Where(r => r.Report != null && !r.Report.Late && r.Report.HazardCount == 0),
        SelfReportStandings.Hazards => rows.Where(r => r.Report != null && !r.Report.Late && r.Report.HazardCount > 0),
        SelfReportStandings.Late => rows.Where(r => r.Report != null && r.Report.Late),
        _ => SelfReportStandings.Of(null, month.DueAt, month.ClosedAt, time.GetUtcNow()) == standing ? rows.Where(r => r.Report == null) : rows.Where(_ => false),
    };

    private SelfReportItem Item(Row row, SelfReportMonth month)
    {
        var (reporter, report) = (row.Reporter, row.Report);
        var standing = SelfReportStandings.Of(report is null ? null : (report.HazardCount, report.Late), month.DueAt, month.ClosedAt, time.GetUtcNow());
        return new SelfReportItem(
            reporter.EnterpriseId, reporter.Name, reporter.DepartmentName, standing, TextCatalog.Get($"self-report-standing.{standing}"), report?.FiledAt, report?.FiledBy, report?.HazardCount ?? 0,
            report?.Rectified ?? 0, report?.Remark);
    }

    private sealed class Row
    {
        public required SelfReporter Reporter { get; init; }
        public SelfReport? Report { get; init; }
    }
}
