using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Checks of an enterprise, what the plans of its grid asked for, and the days on which its officer left a record (R95, R96).</summary>
internal sealed class CheckTrace(CaseFlowDb db, IWorkCalendars calendars) : ITraceSource
{
    public TraceTurn Turn => TraceTurn.Records;

    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var checks = await db.Set<Inspection>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.EnterpriseId == window.EnterpriseId && i.Day >= window.First && i.Day <= window.Last && i.Result != InspectionResults.Draft)
            .OrderBy(i => i.CheckedAt).ToListAsync(ct);
        lines.Checks.AddRange(checks.Select(i => new TracedCheck(i.Id, i.Number, i.CheckedAt, i.InspectorName, i.InspectorUnit, i.DefectCount, i.Late, i.ReceivedAt)));
        lines.Knowledge.AddRange(checks.Select(i => new TracedKnowledge(
            i.CheckedAt, TextCatalog.Get("trace.person-of", i.InspectorName, i.InspectorUnit), TracedWays.Checked, TextCatalog.Get("trace.check-found", i.Number, i.DefectCount), i.Id)));
        await PlansAsync(window, lines, checks, ct);
        await RecordsAsync(window, lines, ct);
    }

    private async Task PlansAsync(TraceWindow window, TraceLines lines, List<Inspection> checks, CancellationToken ct)
    {
        var codes = lines.Places.ConvertAll(p => p.GridCode);
        var calendar = await calendars.CurrentAsync(ct);
        var plans = await db.Set<PatrolPlan>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => codes.Contains(p.GridCode) && p.FirstDay <= window.Last && (p.Until == null || p.Until > window.First)
                && db.Set<PatrolStop>().Any(s => s.PlanId == p.Id && s.EnterpriseId == window.EnterpriseId))
            .OrderBy(p => p.FirstDay).ToListAsync(ct);
        foreach (var plan in plans)
        {
            var first = plan.FirstDay > window.First ? plan.FirstDay : window.First;
            var last = plan.Until is { } until && until <= window.Last ? until.AddDays(-1) : window.Last;
            var due = plan.Due(first, last, calendar.IsWorkingDay);
            var made = checks.Count(i => i.Day >= first && i.Day <= last);
            lines.Dues.Add(new TracedDue(
                TracedDues.PatrolPlan, plan.GridName, TextCatalog.Get("trace.plan", plan.Times, TextCatalog.Get($"patrol-per.{plan.Per}")), first, last,
                made >= due ? TracedStandings.Done : TracedStandings.Missed, null, TextCatalog.Get("trace.plan-result", due, made)));
        }
    }

    private async Task RecordsAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        foreach (var post in lines.Posts.Where(p => p.Kind is TracedPosts.Officer or TracedPosts.PartTime && p.PersonId is not null))
        {
            var person = post.PersonId!.Value;
            var checkedOn = await db.Set<Inspection>().IgnoreQueryFilters().Where(i => i.InspectorId == person && i.Day >= window.First && i.Day <= window.Last && i.Result != InspectionResults.Draft)
                .Select(i => i.Day).Distinct().ToListAsync(ct);
            var written = await db.Set<WorkLogEntry>().IgnoreQueryFilters().Where(e => e.OfficerId == person && e.Day >= window.First && e.Day <= window.Last && e.StruckBecause == null)
                .Select(e => e.Day).Distinct().ToListAsync(ct);
            lines.PatrolledDays.UnionWith(checkedOn.Concat(written).Where(post.Holds));
        }
    }
}
