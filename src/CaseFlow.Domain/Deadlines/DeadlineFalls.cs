using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A deadline wakes up: one reminder goes out, or the deadline passes; then its row is set to what comes next.</summary>
internal sealed class DeadlineFalls(
    CaseFlowDb db, DeadlineBook book, DeadlineClock clock, IWorkCalendars calendars, IProcesses processes, TimeProvider time, IMediator mediator)
    : IDueHandler
{
    public string Kind => DeadlineClock.Kind;

    public async ValueTask<Guid?> SubjectOfAsync(Guid ownerId, CancellationToken ct) =>
        await db.Set<Deadline>().Where(d => d.Id == ownerId).Select(d => (Guid?)d.SubjectId).FirstOrDefaultAsync(ct);

    public async ValueTask<IReadOnlyDictionary<Guid, Guid>> SubjectsOfAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        await db.Set<Deadline>().Where(d => owners.Contains(d.Id)).Select(d => new { d.Id, d.SubjectId }).ToDictionaryAsync(d => d.Id, d => d.SubjectId, ct);

    public async Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        await db.Set<Deadline>().Where(d => owners.Contains(d.Id) && (d.State == DeadlineState.Running || d.State == DeadlineState.Overdue))
            .Select(d => d.Id).ToHashSetAsync(ct);

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        if (await db.Set<Deadline>().FirstOrDefaultAsync(d => d.Id == ownerId, ct) is not { IsOpen: true } deadline)
        {
            return;
        }

        var now = time.GetUtcNow();
        var step = await clock.NextAsync(deadline, ct);
        if (deadline.State == DeadlineState.Running && deadline.DueAt <= now && (step is null || deadline.DueAt <= step.At))
        {
            await PassAsync(deadline, now, ct);
        }
        else if (step is not null && step.At <= now)
        {
            await RemindAsync(deadline, step, ct);
        }

        // What answered may have ended or moved it.
        if (deadline.IsOpen)
        {
            await clock.SetAsync(deadline, ct);
        }
    }

    private async Task PassAsync(Deadline deadline, DateTimeOffset now, CancellationToken ct)
    {
        deadline.Pass(now);
        book.Enter(deadline, DeadlineChangeKind.Passed, null, "");
        book.Tell(deadline, "timeline.deadline-passed", deadline.LastDay.ToIso());
        await mediator.Publish(
            new DeadlinePassed(deadline.Id, deadline.SubjectId, deadline.Key, deadline.Name, deadline.LastDay, deadline.DueAt), ct);
        if (deadline.BookmarkId != Guid.Empty)
        {
            await processes.ResumeAsync(deadline.BookmarkId, new JsonObject { ["outcome"] = "Overdue", ["deadlineId"] = deadline.Id }, ct);
        }
    }

    private async Task RemindAsync(Deadline deadline, PlannedStep step, CancellationToken ct)
    {
        clock.Record(deadline, step, skipped: false);
        var left = (await calendars.CurrentAsync(ct)).WorkingDaysBetween(time.Today(), deadline.LastDay);
        await mediator.Publish(
            new ReminderDue(
                deadline.Id, deadline.SubjectId, deadline.Name, step.Step.Key, step.Step.Notify, step.Step.Text,
                deadline.LastDay, deadline.DueAt, left, $"reminder:{deadline.Id:N}:{deadline.Round}:{step.Step.Key}"),
            ct);
    }
}
