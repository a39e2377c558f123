using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>What the enterprise of who asks owes and has reported, the newest month first.</summary>
[AllowedTo(Roles.Enterprise)]
public sealed record MySelfReports : IQuery<MySelfReportsView>;

/// <param name="Department">To whom it reports; null: to the district office.</param>
/// <param name="Since">The first month; null: it does not take part.</param>
public sealed record MySelfReportsView(string? Department, DateOnly? Since, IReadOnlyList<MyMonth> Months);

/// <param name="Standing">One of <see cref="SelfReportStandings"/>.</param>
/// <param name="MayFile">Not reported and the month still open.</param>
public sealed record MyMonth(
    DateOnly Month, string Title, DateOnly? LastDay, DateTimeOffset? DueAt, string Standing, string StandingName, bool MayFile, DateTimeOffset? FiledAt, string? FiledBy, string? Remark,
    IReadOnlyList<SelfReportHazardView> Hazards);

public sealed record SelfReportHazardView(Guid HazardId, string Number, string Text);

internal sealed class MySelfReportsHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<MySelfReports, Result<MySelfReportsView>>
{
    private const int Shown = 36;

    public async Task<Result<MySelfReportsView>> Handle(MySelfReports request, CancellationToken cancellationToken)
    {
        var unit = context.Who.UnitId;
        var spans = await db.Set<SelfReporter>().AsNoTracking().Where(r => r.UnitId == unit).OrderBy(r => r.FirstMonth).ToListAsync(cancellationToken);
        if (spans.Count == 0)
        {
            return new MySelfReportsView(null, null, []);
        }

        var (last, path) = (spans[^1], spans[^1].RegionPath);
        var months = (await db.Set<SelfReportMonth>().IgnoreQueryFilters().AsNoTracking().Where(m => path.StartsWith(m.RegionPath)).OrderByDescending(m => m.Month).Take(Shown).ToListAsync(cancellationToken))
            .Where(m => spans.Exists(s => s.FirstMonth <= m.Month && (s.Until is null || s.Until > m.Month))).ToList();
        var ids = months.ConvertAll(m => m.Id);
        var reports = await db.Set<SelfReport>().AsNoTracking().Where(r => r.EnterpriseId == last.EnterpriseId && ids.Contains(r.MonthId)).ToDictionaryAsync(r => r.MonthId, cancellationToken);
        var filed = reports.Values.Select(r => r.Id).ToArray();
        var hazards = (await db.Set<SelfReportHazard>().AsNoTracking().Where(h => filed.Contains(h.ReportId)).OrderBy(h => h.Position).ToListAsync(cancellationToken)).ToLookup(h => h.ReportId);
        return new MySelfReportsView(
            last.DepartmentName, last.Until is null ? spans[0].FirstMonth : null,
            months.ConvertAll(m =>
            {
                var report = reports.GetValueOrDefault(m.Id);
                var standing = SelfReportStandings.Of(report is null ? null : (report.HazardCount, report.Late), m.DueAt, m.ClosedAt, time.GetUtcNow());
                return new MyMonth(
                    m.Month, SelfReportDirectory.Title(m.Month), m.LastDay, m.DueAt, standing, TextCatalog.Get($"self-report-standing.{standing}"), report is null && m.ClosedAt is null, report?.FiledAt,
                    report?.FiledBy, report?.Remark,
                    [.. (report is null ? [] : hazards[report.Id]).Select(h => new SelfReportHazardView(h.HazardId, h.HazardNumber, h.Text))]);
            }));
    }
}
