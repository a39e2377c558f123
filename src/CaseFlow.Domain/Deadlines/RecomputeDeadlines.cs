using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Counts the running deadlines again after the notices of those years changed. What has passed or ended stays as it was;
/// a date never moves to before now, so that no amendment makes somebody late after the fact (C9, reliability B7).
/// </summary>
[ProcessOnly]
public sealed record RecomputeDeadlines(int FirstYear, int LastYear, string Reason) : ICommand<DeadlinesRecomputed>;

public sealed record DeadlinesRecomputed(int Moved, int Confirmed);

internal sealed class RecomputeDeadlinesHandler(CaseFlowDb db, DeadlineBook book, DeadlineClock clock, IWorkCalendars calendars, TimeProvider time)
    : IRequestHandler<RecomputeDeadlines, Result<DeadlinesRecomputed>>
{
    public async Task<Result<DeadlinesRecomputed>> Handle(RecomputeDeadlines request, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);

        // A notice names days from the December before; a deadline near the turn of the year may roll or remind across it.
        var first = new DateOnly(request.FirstYear - 1, 12, 1);
        var end = new DateOnly(request.LastYear + 1, 2, 1).EndOfDay();
        var running = await db.Set<Deadline>()
            .Where(d => d.State == DeadlineState.Running && d.LastDay >= first && d.From < end)
            .OrderBy(d => d.DueAt).ToListAsync(cancellationToken);
        var (moved, confirmed) = (0, 0);
        foreach (var deadline in running)
        {
            var fresh = deadline.Fixed ? calendar.At(deadline.LastDay) : calendar.End(deadline.From, deadline.Limit);
            if (fresh.LastDay != deadline.LastDay && fresh.DueAt > time.GetUtcNow())
            {
                await MoveAsync(deadline, fresh, request.Reason, cancellationToken);
                moved++;
            }
            else
            {
                Confirm(deadline, fresh, request.Reason);
                await clock.SetAsync(deadline, cancellationToken);
                confirmed++;
            }
        }

        return new DeadlinesRecomputed(moved, confirmed);
    }

    private async Task MoveAsync(Deadline deadline, LimitEnd fresh, string reason, CancellationToken ct)
    {
        var old = deadline.LastDay;
        deadline.MoveTo(fresh);
        book.Tell(deadline, "timeline.deadline-recomputed", old.ToIso(), deadline.LastDay.ToIso(), reason);
        await clock.BeginRoundAsync(deadline, ct);
        await book.MovedAsync(deadline, DeadlineChangeKind.Recomputed, old, reason, ct);
    }

    private void Confirm(Deadline deadline, LimitEnd fresh, string reason)
    {
        var wasProvisional = deadline.Provisional;
        deadline.Confirm(fresh);
        if (wasProvisional != deadline.Provisional)
        {
            book.Enter(deadline, DeadlineChangeKind.Recomputed, deadline.LastDay, reason);
        }
    }
}
