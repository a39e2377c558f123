using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Scheduling;
using MediatR;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Keeps one due row for each start activity of a published definition that goes by the clock (Cron, Timer, StartAt), so
/// that a start is one transaction with what it starts, and happens once.
/// </summary>
internal sealed class StartTriggers(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Schedules triggers that have no row yet. Rows of retracted ones go when they fall due.</summary>
    public async Task KeepUpAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        (scope.ServiceProvider.GetRequiredService<RequestContext>().Actor, var mediator) = (Actor.System, scope.ServiceProvider.GetRequiredService<IMediator>());
        var starts = (await mediator.Send(new ScheduledStarts(), ct)).Value;
        if (starts.Count == 0)
        {
            return;
        }

        var known = (await mediator.Send(new DueOwners(StartTriggerFalls.Kind), ct)).Value.ToHashSet();
        var now = time.GetUtcNow();
        foreach (var start in starts.Where(s => !known.Contains(s.TriggerId) && s.Next(now) is not null))
        {
            await mediator.Send(new ScheduleStart(start.TriggerId, start.Next(now)!.Value), ct);
        }
    }
}

/// <summary>A trigger of a newly published version gets its first row.</summary>
[ProcessOnly]
public sealed record ScheduleStart(Guid TriggerId, DateTimeOffset At) : ICommand<Done>;

internal sealed class ScheduleStartHandler(IDueQueue queue) : IRequestHandler<ScheduleStart, Result<Done>>
{
    public async Task<Result<Done>> Handle(ScheduleStart request, CancellationToken cancellationToken)
    {
        await queue.ScheduleAsync(StartTriggerFalls.Kind, request.TriggerId, request.At, cancellationToken);
        return Done.Value;
    }
}

/// <summary>
/// A start's time has come. Times missed while no host ran are made up by this one start; the next is the first after now.
/// </summary>
internal sealed class StartTriggerFalls(IMediator mediator, IDueQueue queue, TimeProvider time) : IDueHandler
{
    public const string Kind = "start-trigger";

    string IDueHandler.Kind => Kind;

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        var started = await mediator.Send(new StartByTrigger(ownerId, dueAt), ct);
        if (!started.Succeeded)
        {
            throw new InvalidOperationException($"Start {ownerId} of {dueAt:O} was refused: {string.Join(", ", started.Refusals.Select(r => r.Text()))}");
        }

        var now = time.GetUtcNow();
        var starts = (await mediator.Send(new ScheduledStarts(), ct)).Value;
        if (starts.FirstOrDefault(s => s.TriggerId == ownerId)?.Next(now > dueAt ? now : dueAt) is { } next)
        {
            await queue.ScheduleAsync(Kind, ownerId, next, ct);
        }
    }
}
