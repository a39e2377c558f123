using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>Who was told what about an enterprise, its hazards and cases, and when they opened it.</summary>
internal sealed class NoticeTrace(CaseFlowDb db) : ITraceSource
{
    public TraceTurn Turn => TraceTurn.Records;

    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var (from, until) = (window.From, window.Until);
        Guid[] ids = [.. lines.Subjects.Keys];
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => ids.Contains(n.SubjectId) && n.At >= from && n.At < until)
            .Select(n => new { n.At, n.PersonName, n.Title, n.SubjectId, n.ReadAt }).ToListAsync(ct);
        lines.Knowledge.AddRange(notices.Select(n => new TracedKnowledge(n.At, n.PersonName, TracedWays.Told, n.Title, n.SubjectId, n.ReadAt < until ? n.ReadAt : null)));
    }
}
