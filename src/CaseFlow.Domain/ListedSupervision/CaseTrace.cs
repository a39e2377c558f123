using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Listed cases of an enterprise with the limit that was in force and who had to keep it (R88–R91).</summary>
internal sealed class CaseTrace(CaseFlowDb db) : ITraceSource
{
    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var (from, until) = (window.From, window.Until);
        var cases = await db.Set<ListedCase>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.EnterpriseId == window.EnterpriseId && c.ProposedAt < until && (c.ClosedAt == null || c.ClosedAt >= from)).OrderBy(c => c.ProposedAt).ToListAsync(ct);
        foreach (var c in cases)
        {
            lines.Subjects[c.Id] = c.Number ?? c.HazardNumber;
            if (c is { LastDay: { } last, ListedAt: { } listed } && listed < until)
            {
                lines.Dues.Add(new TracedDue(
                    TracedDues.Case, TextCatalog.Get("trace.case-holders", c.GoverningUnitName, c.SupervisingUnitName, c.ResponsiblePersonName, c.LeaderPersonName),
                    TextCatalog.Get("trace.case", c.Number, c.HazardText), listed.ChinaDate(), last, TracedStandings.Of(c.ClosedAt, c.DueAt, until), c.ClosedAt < until ? c.ClosedAt : null, c.MilestoneName));
            }
        }
    }
}
