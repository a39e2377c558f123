using System.Collections.Concurrent;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using MediatR;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Fires what is due, each row in a transaction of its own: several subjects side by side, the rows of one subject in due
/// order. A row that fails is put back and holds up no other (reliability B12); a row that is in another host's hands is
/// left to it.
/// </summary>
public sealed partial class DueSweep(
    IServiceScopeFactory scopes, SchedulingOptions options, DatabaseOptions database, RequestLoad requests, ILogger<DueSweep> logger)
{
    private const int Batch = 500;
    private const int AttemptsBeforeAlarm = 3;

    /// <summary>Works, one row after the other, until nothing is due at that instant any more.</summary>
    /// <returns>How many rows fired.</returns>
    public Task<int> RunAsync(DateTimeOffset now, CancellationToken ct = default) => RunAsync(_ => Task.FromResult<DateTimeOffset?>(now), 1, ct);

    /// <summary>Works, as many subjects side by side as the settings say, until nothing is due any more.</summary>
    /// <param name="upTo">Asked before each batch: fire what is due at that instant, or stop where it answers null.</param>
    public Task<int> RunAsync(Func<CancellationToken, Task<DateTimeOffset?>> upTo, CancellationToken ct) =>
        RunAsync(upTo, options.DegreeOn(database.Provider), ct);

    public async Task<int> RunAsync(Func<CancellationToken, Task<DateTimeOffset?>> upTo, int degree, CancellationToken ct)
    {
        var fired = 0;
        while (!ct.IsCancellationRequested && await upTo(ct) is { } now)
        {
            var due = (await SendAsync(new DueBatch(now, Batch), ct)).Value;
            var (done, worked) = await WorkAsync(due, degree, ct);
            fired += done;

            // What is left is in another host's hands.
            if (!worked)
            {
                break;
            }
        }

        return fired;
    }

    private async Task<(int Fired, bool Worked)> WorkAsync(IReadOnlyList<DueWork> due, int degree, CancellationToken ct)
    {
        var lanes = new ConcurrentQueue<IGrouping<Guid, DueWork>>(due.GroupBy(d => d.SubjectId ?? d.Id));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var workers = await Task.WhenAll(Enumerable.Range(0, Math.Min(degree, lanes.Count)).Select(i => Task.Run(() => DrainAsync(lanes, i > 0, stop), CancellationToken.None)));
        return (workers.Sum(w => w.Fired), workers.Any(w => w.Worked));
    }

    private async Task<(int Fired, bool Worked)> DrainAsync(ConcurrentQueue<IGrouping<Guid, DueWork>> lanes, bool givesWay, CancellationTokenSource stop)
    {
        var (fired, worked) = (0, false);
        try
        {
            while (lanes.TryDequeue(out var lane))
            {
                foreach (var row in lane)
                {
                    if (stop.IsCancellationRequested)
                    {
                        return (fired, worked);
                    }

                    if (givesWay)
                    {
                        await requests.GiveWayAsync(stop.Token);
                    }

                    var (done, moved) = await FireAsync(row, stop.Token);
                    fired += done ? 1 : 0;
                    worked |= moved;
                }
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        return (fired, worked);
    }

    private async Task<(bool Fired, bool Moved)> FireAsync(DueWork row, CancellationToken ct)
    {
        try
        {
            var answer = await SendAsync(new FireDue(row.Id, row), ct);
            if (answer.Succeeded)
            {
                return (answer.Value, answer.Value);
            }

            await PutBackAsync(row.Id, string.Join("; ", answer.Refusals.Select(r => $"{r.Code}: {r.Text()}")), null, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await PutBackAsync(row.Id, e.ToString(), e, ct);
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
