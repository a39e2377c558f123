using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MediatR;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>
/// Tells the bells of this host when a count has changed: one look into the database every two seconds for all who are here
/// together, whichever host wrote the notice, and none while nobody is.
/// </summary>
public sealed partial class UnreadWatch(IServiceScopeFactory scopes, ILogger<UnreadWatch> logger) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Watched> _watched = [];
    private readonly CancellationTokenSource _stopped = new();
    private bool _looking;

    /// <param name="known">The count that is shown now.</param>
    /// <param name="changed">Called from another thread.</param>
    public IDisposable Watch(Guid person, int known, Action<int> changed)
    {
        lock (_gate)
        {
            if (!_watched.TryGetValue(person, out var watched))
            {
                _watched[person] = watched = new Watched(known);
            }

            watched.Bells.Add(changed);
            if (!_looking)
            {
                _looking = true;
                _ = LookAsync(_stopped.Token);
            }
        }

        return new Left(() => Leave(person, changed));
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    /// <summary>Looks once and tells who has another count.</summary>
    internal async Task LookOnceAsync(CancellationToken ct)
    {
        Guid[] people;
        lock (_gate)
        {
            people = [.. _watched.Keys];
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var counts = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new UnreadCounts(people), ct)).Value;
        foreach (var person in people)
        {
            Tell(person, counts.GetValueOrDefault(person));
        }
    }

    private void Tell(Guid person, int count)
    {
        Action<int>[] bells;
        lock (_gate)
        {
            if (!_watched.TryGetValue(person, out var watched) || watched.Count == count)
            {
                return;
            }

            watched.Count = count;
            bells = [.. watched.Bells];
        }

        foreach (var bell in bells)
        {
            bell(count);
        }
    }

    private void Leave(Guid person, Action<int> bell)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(person, out var watched) && watched.Bells.Remove(bell) && watched.Bells.Count == 0)
            {
                _watched.Remove(person);
            }
        }
    }

    // By the clock of the wall, as every look of a page (see Again).
    private async Task LookAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(ct) && Goes())
            {
                try
                {
                    await LookOnceAsync(ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Failed(logger, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private bool Goes()
    {
        lock (_gate)
        {
            return _looking = _watched.Count > 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of unread notices could not be read; they are read again.")]
    private static partial void Failed(ILogger logger, Exception error);

    private sealed class Watched(int count)
    {
        public int Count { get; set; } = count;

        public List<Action<int>> Bells { get; } = [];
    }

    private sealed class Left(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

internal sealed class UnreadWatchFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<UnreadWatch>();
}
