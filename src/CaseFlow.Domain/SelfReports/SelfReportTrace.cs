using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SelfReports;

/// <summary>What an enterprise had to report of itself each month, and whether it did (R84).</summary>
internal sealed class SelfReportTrace(CaseFlowDb db) : ITraceSource
{
    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var terms = await db.Set<SelfReporter>().IgnoreQueryFilters().AsNoTracking().Where(r => r.EnterpriseId == window.EnterpriseId).ToListAsync(ct);
        if (terms.Count == 0)
        {
            return;
        }

        var path = terms[0].RegionPath;
        var until = window.Until;
        var rows = await (
            from month in db.Set<SelfReportMonth>().IgnoreQueryFilters().AsNoTracking()
            where path.StartsWith(month.RegionPath) && month.OpenedAt < until && month.Month <= window.Last
            orderby month.Month
            select new { month, report = db.Set<SelfReport>().FirstOrDefault(r => r.MonthId == month.Id && r.EnterpriseId == window.EnterpriseId) }).ToListAsync(ct);
        foreach (var row in rows.Where(r => r.month.Month.AddMonths(1) > window.First && terms.Exists(t => t.FirstMonth <= r.month.Month && (t.Until is null || r.month.Month < t.Until))))
        {
            lines.Dues.Add(new TracedDue(
                TracedDues.SelfReport, terms[0].Name, TextCatalog.Get("trace.self-report", row.month.Month.Year, row.month.Month.Month), row.month.Month, row.month.LastDay ?? row.month.Month.AddMonths(1).AddDays(-1),
                TracedStandings.Of(row.report?.FiledAt, row.month.DueAt, until), row.report?.FiledAt < until ? row.report.FiledAt : null,
                row.report is { } filed && filed.FiledAt < until ? TextCatalog.Get("trace.self-report-said", filed.HazardCount, filed.Rectified) : null));
        }
    }
}
