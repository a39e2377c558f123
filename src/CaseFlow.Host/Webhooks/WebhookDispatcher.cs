using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Webhooks;

/// <summary>
/// Sends what waits for the gateways, at least once, each gateway in a lane of its own that nothing else waits for. One that
/// does not answer costs its lane one time limit, not one for each message.
/// </summary>
internal sealed partial class WebhookDispatcher(
    IServiceScopeFactory scopes, WebhookOptions options, WebhookSender sender, TimeProvider time, IFailpoint failpoint, ILogger<WebhookDispatcher> logger) : IDisposable
{
    private const int Batch = 50;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly Dictionary<Guid, Task<int>> _lanes = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Starts a lane for each gateway that has something due and none running; does not wait for them.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        foreach (var target in await DueAsync(ct))
        {
            lock (_gate)
            {
                if (!_lanes.TryGetValue(target.Id, out var lane) || lane.IsCompleted)
                {
                    _lanes[target.Id] = Task.Run(() => LaneAsync(target, _stopped.Token), CancellationToken.None);
                }
            }
        }
    }

    /// <summary>The same, and waits until all lanes have ended.</summary>
    /// <returns>How many messages were taken by their gateways.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await StartAsync(ct);
        Task<int>[] lanes;
        lock (_gate)
        {
            lanes = [.. _lanes.Values];
            _lanes.Clear();
        }

        return (await Task.WhenAll(lanes)).Sum();
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private async Task<int> LaneAsync(WebhookAddress target, CancellationToken ct)
    {
        var sent = 0;
        try
        {
            while (!ct.IsCancellationRequested && await TakeAsync(target.Id, ct) is { Count: > 0 } taken)
            {
                for (var i = 0; i < taken.Count; i++)
                {
                    var outcome = await sender.SendAsync(target, taken[i].Id, taken[i].Body, time.GetUtcNow(), ct);
                    failpoint.Hit("webhook.sent");
                    await SettleAsync(outcome.Reached ? [taken[i].Id] : [.. taken.Skip(i).Select(m => m.Id)], outcome.Error, ct);
                    sent += outcome.Error is null ? 1 : 0;
                    if (!outcome.Reached)
                    {
                        break;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops; what was taken is taken again once its time is over.
        }
        catch (Exception e)
        {
            Broken(logger, e, target.Name);
        }

        return sent;
    }

    private async Task<IReadOnlyList<WebhookAddress>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DueWebhooks(time.GetUtcNow()), ct)).Value;
    }

    private Task<List<OutboxMessage>> TakeAsync(Guid target, CancellationToken ct) => WithDbAsync(async (db, dialect) =>
    {
        var now = time.GetUtcNow();
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.TargetId == target && m.State == OutboxState.Waiting && m.NextAttemptAt <= now, ct))
        {
            return [];
        }

        // The id is formatted by us and no input; capitals, as SQLite keeps it.
        var mine = $"state = 'Waiting' AND target_id = '{target.ToString("D").ToUpperInvariant()}'";
        await using var transaction = await dialect.BeginWriteAsync(db, ct);
        var ids = await dialect.ClaimAsync(db, "outbox_messages", "next_attempt_at", mine, now, Batch, ct);
        var taken = await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).ToListAsync(ct);
        foreach (var message in taken)
        {
            message.Attempts++;
            message.NextAttemptAt = now.AddSeconds(options.TimeoutSeconds * (Batch + 2));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return taken;
    });

    private Task SettleAsync(IReadOnlyList<Guid> ids, string? error, CancellationToken ct) => WithDbAsync(async (db, dialect) =>
    {
        await using var transaction = await dialect.BeginWriteAsync(db, ct);

        // Given up meanwhile, because the gateway was turned off, it stays so.
        foreach (var message in await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id) && m.State == OutboxState.Waiting).ToListAsync(ct))
        {
            if (error is null)
            {
                (message.State, message.SentAt, message.LastError) = (OutboxState.Sent, time.GetUtcNow(), null);
            }
            else
            {
                Fail(message, error);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    });

    private void Fail(OutboxMessage message, string error)
    {
        message.LastError = error.Length > 2000 ? error[..2000] : error;
        if (message.Attempts >= options.Attempts)
        {
            message.State = OutboxState.Dead;
            GivenUp(logger, message.Id, message.Attempts, message.LastError);
            return;
        }

        message.NextAttemptAt = time.GetUtcNow() + Wait(message.Attempts);
    }

    /// <summary>1, 2, 4 … minutes up to two hours, each a fifth more or less, so that what failed together does not come back together.</summary>
    internal static TimeSpan Wait(int attempts)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(attempts - 1, 12));
        return (wait < LongestWait ? wait : LongestWait) * (0.8 + (Random.Shared.NextDouble() * 0.4));
    }

    private async Task<T> WithDbAsync<T>(Func<CaseFlowDb, IDatabaseDialect, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await work(scope.ServiceProvider.GetRequiredService<CaseFlowDb>(), scope.ServiceProvider.GetRequiredService<IDatabaseDialect>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} to a gateway is given up after {Attempts} attempts: {Why}")]
    private static partial void GivenUp(ILogger logger, Guid id, int attempts, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages to {Target} could not be worked on")]
    private static partial void Broken(ILogger logger, Exception error, string target);
}
