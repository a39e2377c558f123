using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>
/// A start's time has come, or came while no host ran: then its misfire rule decides. Starting and setting the next time
/// are one transaction, so each time starts once.
/// </summary>
internal sealed class StartTriggerFalls(IMediator mediator, IDueQueue queue, MisfireSettings settings, CaseFlowDb db, TimeProvider time) : IDueHandler
{
    public string Kind => StartSchedule.Kind;

    public async Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        await db.Set<TriggerRow>().Where(t => owners.Contains(t.Id)).Select(t => t.Id).ToHashSetAsync(ct);

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        var starts = (await mediator.Send(new ScheduledStarts(ownerId), ct)).Value;
        if (starts.FirstOrDefault(s => s.TriggerId == ownerId) is not { } start)
        {
            return;
        }

        var now = time.GetUtcNow();
        var (at, next) = Decide(start, dueAt, now);
        if (at is { } scheduled)
        {
            var started = await mediator.Send(new StartByTrigger(ownerId, scheduled), ct);
            if (!started.Succeeded)
            {
                throw new InvalidOperationException($"Start {ownerId} of {scheduled:O} was refused: {string.Join(", ", started.Refusals.Select(r => r.Text()))}");
            }
        }

        if (next is not null)
        {
            await queue.ScheduleAsync(Kind, ownerId, next.Value, ct);
        }
    }

    /// <summary>For which time it starts now, if for any, and when it is looked at again; one in the past is looked at in the same sweep.</summary>
    private (DateTimeOffset? Start, DateTimeOffset? Next) Decide(ScheduledStart start, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var afterNow = start.Next(now > dueAt ? now : dueAt);
        switch (start.Misfire.Rule)
        {
            case MisfireRule.Skip when now - dueAt > settings.Late:
                return (null, afterNow);
            case MisfireRule.CatchUp:
                var at = start.FirstOfLatest(start.Misfire.Most, dueAt, now);
                return (at, start.Next(at));
            default:
                return (dueAt, afterNow);
        }
    }
}
