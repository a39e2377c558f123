using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Scheduling;
using MediatR;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Sees that each start activity of a published definition that goes by the clock has its due row. Publishing writes it
/// (see <c>StartSchedule</c>); this is for versions that were published before it did.
/// </summary>
internal sealed class StartTriggers(IServiceScopeFactory scopes, TimeProvider time)
{
    public async Task KeepUpAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        (scope.ServiceProvider.GetRequiredService<RequestContext>().Actor, var mediator) = (Actor.System, scope.ServiceProvider.GetRequiredService<IMediator>());
        var starts = (await mediator.Send(new ScheduledStarts(), ct)).Value;
        if (starts.Count == 0)
        {
            return;
        }

        var known = (await mediator.Send(new DueOwners(ScheduledStart.DueKind), ct)).Value.ToHashSet();
        var now = time.GetUtcNow();
        foreach (var start in starts.Where(s => !known.Contains(s.TriggerId) && s.Next(now) is not null))
        {
            await mediator.Send(new ScheduleStart(start.TriggerId, start.Next(now)!.Value), ct);
        }
    }
}
