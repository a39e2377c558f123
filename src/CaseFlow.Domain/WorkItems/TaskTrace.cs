using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Tasks with a limit on what was open at an enterprise: who had to do them by when, and who did.</summary>
internal sealed class TaskTrace(CaseFlowDb db) : ITraceSource
{
    public TraceTurn Turn => TraceTurn.Records;

    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var (from, until) = (window.From, window.Until);
        Guid[] ids = [.. lines.Subjects.Keys];
        var tasks = await db.Set<WorkItem>().AsNoTracking()
            .Where(t => ids.Contains(t.SubjectId) && t.DueAt != null && !t.Optional && t.State != WorkItemState.Cancelled && t.OpenedAt < until && (t.ClosedAt == null || t.ClosedAt >= from))
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(ct);
        var taskIds = tasks.ConvertAll(t => t.Id);
        var holders = (await db.Set<WorkItemCandidate>().AsNoTracking().Where(c => taskIds.Contains(c.WorkItemId)).OrderBy(c => c.Position).ToListAsync(ct)).ToLookup(c => c.WorkItemId, c => c.Name);
        lines.Dues.AddRange(tasks.Select(t => new TracedDue(
            TracedDues.Task, string.Join('、', holders[t.Id].Distinct()), TextCatalog.Get("trace.task", lines.Subjects[t.SubjectId], t.Title), t.OpenedAt.ChinaDate(), t.LastDay ?? t.OpenedAt.ChinaDate(),
            TracedStandings.Of(t.ClosedAt, t.DueAt, until), t.ClosedAt < until ? t.ClosedAt : null, t.ClosedAt < until ? t.ClosedBy : null)));
    }
}
