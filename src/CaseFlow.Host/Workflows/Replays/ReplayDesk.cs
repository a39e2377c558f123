using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Recordings;
using MediatR;

namespace CaseFlow.Host.Workflows.Replays;

/// <summary>
/// Replays that people started, one after the other in the background, each case asked for as that person. Kept in this
/// host's memory, the newest few of each person; a restart forgets them, since nothing of them is a record.
/// </summary>
public sealed partial class ReplayDesk(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReplayDesk> logger) : IDisposable
{
    private const int KeptPerPerson = 5;

    private readonly ConcurrentDictionary<Guid, ReplayRun> _runs = [];
    private readonly SemaphoreSlim _turn = new(1);
    private long _started;

    public async Task<Result<ReplayRun>> StartAsync(Actor who, ReplayOrder order, CancellationToken ct)
    {
        if (Of(who, order.DefinitionId).FirstOrDefault(r => r.FinishedAt is null) is not null)
        {
            return Refusal.Conflict("replay.running");
        }

        if (order.Since > order.Until)
        {
            return new Refusal("replay.period", "until");
        }

        var cases = await SendAsync(who, new FindClosedCases(order.DefinitionId, order.Since?.At(TimeOnly.MinValue), order.Until?.EndOfDay(), order.Most), ct);
        if (!cases.Succeeded)
        {
            return Result<ReplayRun>.Refused(cases.Refusals);
        }

        var run = new ReplayRun(Guid.CreateVersion7(time.GetUtcNow()), who.PersonId, order, cases.Value, time.GetUtcNow()) { Number = Interlocked.Increment(ref _started) };
        _runs[run.Id] = run;
        foreach (var old in _runs.Values.Where(r => r.PersonId == who.PersonId && r.FinishedAt is not null).OrderByDescending(r => r.Number).Skip(KeptPerPerson - 1))
        {
            _runs.TryRemove(old.Id, out _);
            old.Dispose();
        }

        _ = Task.Run(() => WorkAsync(who, run), CancellationToken.None);
        return run;
    }

    /// <summary>The person's own runs, the newest first.</summary>
    public IReadOnlyList<ReplayRun> Of(Actor who, string definitionId) =>
        [.. _runs.Values.Where(r => r.PersonId == who.PersonId && r.Order.DefinitionId == definitionId).OrderByDescending(r => r.Number)];

    public ReplayRun? Find(Actor who, string definitionId, Guid id) => Of(who, definitionId).FirstOrDefault(r => r.Id == id);

    public void Dispose()
    {
        foreach (var run in _runs.Values)
        {
            run.Stop();
        }

        _turn.Dispose();
    }

    private async Task WorkAsync(Actor who, ReplayRun run)
    {
        try
        {
            await _turn.WaitAsync(run.Stopping);
            try
            {
                foreach (var one in run.Cases)
                {
                    run.Stopping.ThrowIfCancellationRequested();
                    var answer = await SendAsync(who, new ReplayOneCase(run.Order.DefinitionId, one.Correlation, run.Order.Version), run.Stopping);
                    run.Add(new ReplayRow(one, answer.Succeeded ? answer.Value.Outcome : null, Why(answer)));
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by the person or the host; what is done stays.
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            Failed(logger, run.Id, e);
            run.Add(new ReplayRow(run.Cases[run.Rows.Count], null, TextCatalog.Get("replay.failed")));
        }
        finally
        {
            run.Finish(time.GetUtcNow());
        }
    }

    private static string? Why(Result<ReplayedCase> answer) => answer switch
    {
        { Succeeded: false } => string.Join(' ', answer.Refusals.Select(r => r.Text())),
        { Value.Outcome: null } => TextCatalog.Get("replay.not-kept"),
        _ => null,
    };

    private async Task<Result<T>> SendAsync<T>(Actor who, IQuery<T> query, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (who, "replay");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Replay {Run} ended by a fault")]
    private static partial void Failed(ILogger logger, Guid run, Exception fault);
}

internal sealed class ReplaysFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<ReplayDesk>();
}
