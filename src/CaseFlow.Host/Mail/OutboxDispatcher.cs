using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Mail;

/// <summary>
/// Sends what stands in the outbox, at least once. A row is taken for a while before it is sent, so two hosts do not send
/// it at once; one that fails waits longer each time and is given up in the end, and never holds up the others
/// (reliability A7, A8).
/// </summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes, MailOptions options, MailWriter writer, TimeProvider time, IFailpoint failpoint, ILogger<OutboxDispatcher> logger)
{
    private const int Batch = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    /// <summary>Works until nothing is due; does nothing while mail is off.</summary>
    /// <returns>How many mails were sent.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        while (options.Enabled && !ct.IsCancellationRequested && await TakeAsync(ct) is { Count: > 0 } taken)
        {
            using var smtp = new SmtpClient { Timeout = options.TimeoutSeconds * 1000 };
            foreach (var message in taken)
            {
                sent += await SendAsync(smtp, message, ct) ? 1 : 0;
            }

            await writer.LeaveAsync(smtp, ct);
        }

        return sent;
    }

    private Task<List<OutboxMessage>> TakeAsync(CancellationToken ct) => WithDbAsync(async (db, dialect) =>
    {
        var now = time.GetUtcNow();
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.Channel == OutboxChannel.Mail && m.State == OutboxState.Waiting && m.NextAttemptAt <= now, ct))
        {
            return [];
        }

        await using var transaction = await dialect.BeginWriteAsync(db, ct);
        var ids = await dialect.ClaimAsync(db, "outbox_messages", "next_attempt_at", "state = 'Waiting' AND channel = 'Mail'", now, Batch, ct);
        var taken = await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).ToListAsync(ct);
        foreach (var message in taken)
        {
            // Longer than the whole batch can take. Counted before it is sent: one that kills the host is given up, too.
            message.Attempts++;
            message.NextAttemptAt = now.AddSeconds(options.TimeoutSeconds * (Batch + 2));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return taken;
    });

    private async Task<bool> SendAsync(SmtpClient smtp, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await writer.SendAsync(smtp, message, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await SettleAsync(message.Id, e, ct);
            return false;
        }

        failpoint.Hit("outbox.sent");
        await SettleAsync(message.Id, null, ct);
        return true;
    }

    private Task SettleAsync(Guid id, Exception? error, CancellationToken ct) => WithDbAsync(async (db, dialect) =>
    {
        await using var transaction = await dialect.BeginWriteAsync(db, ct);
        var message = await db.Set<OutboxMessage>().SingleAsync(m => m.Id == id, ct);
        if (error is null)
        {
            (message.State, message.SentAt, message.LastError) = (OutboxState.Sent, time.GetUtcNow(), null);
        }
        else
        {
            Fail(message, error);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    });

    private void Fail(OutboxMessage message, Exception error)
    {
        message.LastError = error.Message.Length > 2000 ? error.Message[..2000] : error.Message;
        if (message.Attempts >= options.Attempts)
        {
            message.State = OutboxState.Dead;
            GivenUp(logger, error, message.Id, message.Attempts);
            return;
        }

        message.NextAttemptAt = time.GetUtcNow() + Wait(message.Attempts);
        Failed(logger, error, message.Id, message.Attempts, message.NextAttemptAt);
    }

    // 1, 3, 9, 27, 81 minutes …
    private static TimeSpan Wait(int attempts) => FirstWait * Math.Pow(3, Math.Min(attempts - 1, 8)) is var wait && wait < LongestWait ? wait : LongestWait;

    private async Task<T> WithDbAsync<T>(Func<CaseFlowDb, IDatabaseDialect, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await work(scope.ServiceProvider.GetRequiredService<CaseFlowDb>(), scope.ServiceProvider.GetRequiredService<IDatabaseDialect>());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} could not be sent, attempt {Attempts}, next at {NextAt}")]
    private static partial void Failed(ILogger logger, Exception error, Guid id, int attempts, DateTimeOffset nextAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} is given up after {Attempts} attempts")]
    private static partial void GivenUp(ILogger logger, Exception error, Guid id, int attempts);
}
