using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Fires what is due, in due order, each row in a transaction of its own. A row that fails is put back and holds up no
/// other (reliability B12); a row that is in another host's hands is left to it.
/// </summary>
public sealed partial class DueSweep(IServiceScopeFactory scopes, ILogger<DueSweep> logger)
{
    private const int Batch = 200;
    private const int AttemptsBeforeAlarm = 3;

    /// <summary>Works until nothing is due at that instant any more, or the token is cancelled between two rows.</summary>
    /// <returns>How many rows fired.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var fired = 0;
        while (!ct.IsCancellationRequested)
        {
            var due = (await SendAsync(new DueNow(now, Batch), ct)).Value;
            var worked = false;
            foreach (var id in due)
            {
                if (ct.IsCancellationRequested)
                {
                    return fired;
                }

                var (done, moved) = await FireAsync(id, ct);
                fired += done ? 1 : 0;
                worked |= moved;
            }

            // What is left is in another host's hands.
            if (!worked)
            {
                break;
            }
        }

        return fired;
    }

    private async Task<(bool Fired, bool Moved)> FireAsync(Guid id, CancellationToken ct)
    {
        try
        {
            var answer = await SendAsync(new FireDue(id), ct);
            if (answer.Succeeded)
            {
                return (answer.Value, answer.Value);
            }

            await PutBackAsync(id, string.Join("; ", answer.Refusals.Select(r => $"{r.Code}: {r.Text()}")), null, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await PutBackAsync(id, e.ToString(), e, ct);
        }

        return (false, true);
    }

    private async Task PutBackAsync(Guid id, string error, Exception? exception, CancellationToken ct)
    {
        var retry = (await SendAsync(new PutBackDue(id, error), ct)).Value;
        if (retry.Attempts < AttemptsBeforeAlarm)
        {
            Failed(logger, exception, id, retry.Attempts, retry.NextAt, error);
        }
        else
        {
            StillFailing(logger, exception, id, retry.Attempts, retry.NextAt, error);
        }
    }

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, "sweep");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due row {Id} failed, attempt {Attempts}, next at {NextAt}: {Error}")]
    private static partial void Failed(ILogger logger, Exception? exception, Guid id, int attempts, DateTimeOffset? nextAt, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due row {Id} keeps failing, attempt {Attempts}, next at {NextAt}: {Error}")]
    private static partial void StillFailing(ILogger logger, Exception? exception, Guid id, int attempts, DateTimeOffset? nextAt, string error);
}
