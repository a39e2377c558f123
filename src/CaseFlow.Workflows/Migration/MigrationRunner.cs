using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// Works off a plan: each instance in a transaction of its own, in batches, until none is left or somebody stops it. May
/// be killed at any moment and run again, by another host or the command line too: each instance is moved once.
/// </summary>
public sealed class MigrationRunner(IServiceScopeFactory scopes)
{
    /// <summary>Goes on with every plan that is under way, and forgets states whose window to undo is over.</summary>
    public async Task RunAllAsync(string origin, CancellationToken ct)
    {
        foreach (var plan in (await SendAsync(new MigrationsUnderWay(), Actor.System, origin, ct)).Value)
        {
            await RunAsync(plan, origin, null, ct);
        }

        foreach (var plan in (await SendAsync(new UndoWindowsOver(), Actor.System, origin, ct)).Value)
        {
            await SendAsync(new ForgetUndo(plan), Actor.System, origin, ct);
        }
    }

    /// <param name="progress">Told after each batch.</param>
    public async Task RunAsync(Guid planId, string origin, Action<MigrationProgress>? progress, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var batch = (await SendAsync(new NextMoves(planId), Actor.System, origin, ct)).Value;
            var actor = await ActorAsync(batch.StartedById, ct);
            foreach (var instance in batch.InstanceIds)
            {
                ct.ThrowIfCancellationRequested();
                await MoveAsync(planId, instance, batch.Undoing, actor, origin, ct);
            }

            if (batch.InstanceIds.Count == 0)
            {
                // Not by whoever started the plan: that none is left is nobody's decision.
                _ = (await SendAsync(new FinishMigration(planId), Actor.System, origin, ct)).Value;
            }

            progress?.Invoke((await SendAsync(new GetMigration(planId), Actor.System, origin, ct)).Value.Progress);
            if (batch.InstanceIds.Count == 0)
            {
                return;
            }
        }
    }

    private async Task MoveAsync(Guid planId, Guid instanceId, bool undoing, Actor actor, string origin, CancellationToken ct)
    {
        Refusal refusal;
        try
        {
            var answer = await SendAsync<bool>(undoing ? new UndoMove(planId, instanceId) : new MoveInstance(planId, instanceId), actor, origin, ct);
            if (answer.Succeeded)
            {
                return;
            }

            // Somebody was working on it at that moment: the next batch meets it again.
            if (answer.Refusals[0].Code is "conflict.changed" or "conflict.busy")
            {
                return;
            }

            refusal = answer.Refusals[0];
        }
        catch (Exception e) when (e is not OperationCanceledException && e.GetBaseException() is not System.Data.Common.DbException { IsTransient: true })
        {
            // A defect met by one instance must not hold up the others; it is told by its message. A database out of reach ends the run.
            refusal = new Refusal("migration.defect", null, e.Message);
        }

        string[] args = [.. refusal.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")];
        _ = (await SendAsync(new RefuseMove(planId, instanceId, refusal.Code, args), actor, origin, ct)).Value;
    }

    /// <summary>Who started the plan answers for every move; the system where that person holds no post any more.</summary>
    private async Task<Actor> ActorAsync(Guid personId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var person = personId == Guid.Empty ? null : await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(personId, ct);
        return person is not null && person.Is(Roles.ProcessAdministrator) ? person : Actor.System;
    }

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, Actor actor, string origin, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (actor, origin);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
