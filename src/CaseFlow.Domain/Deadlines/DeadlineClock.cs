using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Keeps the one row by which a deadline wakes up: at its next reminder or when it passes, whichever comes first.
/// </summary>
internal sealed class DeadlineClock(CaseFlowDb db, IDueQueue queue, IWorkCalendars calendars, TimeProvider time)
{
    public const string Kind = "deadline";

    /// <summary>A round begins (start, extension, moved by the calendar): steps whose instant is past are recorded as skipped.</summary>
    public async Task BeginRoundAsync(Deadline deadline, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var past in (await PlanAsync(deadline, ct)).Where(s => s.At <= now))
        {
            Record(deadline, past, skipped: true);
        }

        await SetAsync(deadline, ct);
    }

    /// <summary>Finds the next step of the round and sets the row.</summary>
    public async Task SetAsync(Deadline deadline, CancellationToken ct)
    {
        var next = await NextAsync(deadline, ct);
        (deadline.NextStep, deadline.NextStepAt) = (next?.Step.Key, next?.At);
        var wake = deadline.State == DeadlineState.Running && (next is null || deadline.DueAt <= next.At) ? deadline.DueAt : next?.At;
        if (wake is { } at && IsNew(deadline))
        {
            queue.ScheduleNew(Kind, deadline.Id, at);
        }
        else if (wake is { } then)
        {
            await queue.ScheduleAsync(Kind, deadline.Id, then, ct);
        }
        else if (!IsNew(deadline))
        {
            await queue.CancelAsync(Kind, deadline.Id, ct);
        }
    }

    public async Task StopAsync(Deadline deadline, CancellationToken ct) => await queue.CancelAsync(Kind, deadline.Id, ct);

    public async Task<PlannedStep?> NextAsync(Deadline deadline, CancellationToken ct)
    {
        var plan = await PlanAsync(deadline, ct);
        if (plan.Count == 0)
        {
            return null;
        }

        List<string> over = IsNew(deadline) ? [] : await db.Set<DeadlineStep>().Where(s => s.DeadlineId == deadline.Id && s.Round == deadline.Round)
            .Select(s => s.Step).ToListAsync(ct);
        over.AddRange(db.Set<DeadlineStep>().Local.Where(s => s.DeadlineId == deadline.Id && s.Round == deadline.Round).Select(s => s.Step));
        return plan.FirstOrDefault(s => !over.Contains(s.Step.Key));
    }

    public void Record(Deadline deadline, PlannedStep step, bool skipped) => db.Add(new DeadlineStep
    {
        DeadlineId = deadline.Id,
        Round = deadline.Round,
        Step = step.Step.Key,
        PlannedAt = step.At,
        At = time.GetUtcNow(),
        Skipped = skipped,
    });

    // The database knows nothing of it yet, and need not be asked.
    private bool IsNew(Deadline deadline) => db.Entry(deadline).State == EntityState.Added;

    public async Task<IReadOnlyList<PlannedStep>> PlanAsync(Deadline deadline, CancellationToken ct) =>
        deadline.Steps.Steps.Count == 0 ? [] : LadderPlan.Of(deadline, await calendars.CurrentAsync(ct));
}
