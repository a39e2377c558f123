using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Finds deadlines and writes down what happens to them: history, timeline, and word to the other features.</summary>
internal sealed class DeadlineBook(CaseFlowDb db, ITimeline timeline, RequestContext context, TimeProvider time, IMediator mediator)
{
    public async Task<Deadline?> OpenAsync(Guid subjectId, string key, CancellationToken ct) =>
        db.Set<Deadline>().Local.FirstOrDefault(d => d.SubjectId == subjectId && d.OpenKey == key)
        ?? await db.Set<Deadline>().FirstOrDefaultAsync(d => d.SubjectId == subjectId && d.OpenKey == key, ct);

    public void Enter(Deadline deadline, DeadlineChangeKind kind, DateOnly? oldLastDay, string reason)
    {
        var now = time.GetUtcNow();
        db.Add(new DeadlineChange
        {
            Id = Guid.CreateVersion7(now),
            DeadlineId = deadline.Id,
            Sequence = ++deadline.Changes,
            At = now,
            By = context.Who.Name,
            Kind = kind,
            OldLastDay = oldLastDay,
            LastDay = deadline.LastDay,
            DueAt = deadline.DueAt,
            Reason = reason,
            CalendarVersion = deadline.CalendarVersion,
            Provisional = deadline.Provisional,
        });
    }

    public Task MovedAsync(Deadline deadline, DeadlineChangeKind cause, DateOnly? oldLastDay, string reason, CancellationToken ct)
    {
        Enter(deadline, cause, oldLastDay, reason);
        return mediator.Publish(
            new DeadlineMoved(
                deadline.Id, deadline.SubjectId, deadline.Key, oldLastDay, deadline.LastDay, deadline.DueAt, deadline.Provisional, cause, reason),
            ct);
    }

    public void Tell(Deadline deadline, string textKey, params object?[] args) =>
        timeline.Write(deadline.SubjectId, textKey, [deadline.Name, .. args]);
}
