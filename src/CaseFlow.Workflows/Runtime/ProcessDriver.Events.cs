using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// Events. One with an address (a correlation or an instance) is handed out in the transaction that publishes it, under the
/// address's lock, and stored when nothing waits for it yet. One for everybody is stored first and handed out afterwards,
/// so that no transaction holds every instance that waits.
/// </summary>
internal sealed partial class ProcessDriver
{
    /// <summary>How many instances took the event: 0 while a burst runs, or when it is for everybody, because it is handed out later.</summary>
    public async Task<int> PublishAsync(PublishedEvent published, CancellationToken ct)
    {
        var taken = 0;
        await RunAsync(async c => taken = await HandOutAsync(published, c), ct);
        return _busy ? 0 : taken;
    }

    /// <summary>Hands a stored event for everybody to those it names, each once. The caller chooses how many share this transaction.</summary>
    public async Task<int> HandToAsync(IReadOnlyList<Guid> bookmarks, JsonObject payload, CancellationToken ct)
    {
        var taken = 0;
        await RunAsync(
            async c =>
            {
                foreach (var bookmark in bookmarks)
                {
                    taken += await AnswerAsync(bookmark, (JsonObject)payload.DeepClone(), c) ? 1 : 0;
                }
            },
            ct);
        return taken;
    }

    /// <summary>Starts what a stored event for everybody triggers.</summary>
    public async Task<int> StartTriggeredAsync(PublishedEvent published, CancellationToken ct)
    {
        var started = 0;
        await RunAsync(async c => started = await StartTriggersAsync(published, c), ct);
        return started;
    }

    private async Task<int> HandOutAsync(PublishedEvent published, CancellationToken ct)
    {
        var taken = 0;
        if (published.OnlyTo is { } instance)
        {
            taken += await HandToInstanceAsync(instance, published, ct);
        }
        else if (published.CorrelationId is { } correlation)
        {
            foreach (var point in await store.WaitingAsync(Stimuli.Event, published.Name, correlation, ct))
            {
                taken += await AnswerAsync(point, (JsonObject)published.Payload.DeepClone(), ct) ? 1 : 0;
            }

            taken += await StartTriggersAsync(published, ct);
        }
        else if (await store.BroadcastAsync(published, time.GetUtcNow(), ct) is { } waiting)
        {
            foreach (var point in waiting)
            {
                taken += await AnswerAsync(point, (JsonObject)published.Payload.DeepClone(), ct) ? 1 : 0;
            }

            return taken + await StartTriggersAsync(published, ct);
        }
        else
        {
            return 0;
        }

        if (taken == 0)
        {
            await store.KeepEventAsync(published, time.GetUtcNow(), ct);
        }

        return taken;
    }

    private async Task<int> HandToInstanceAsync(Guid instance, PublishedEvent published, CancellationToken ct)
    {
        if (await store.LoadAsync(instance, ct) is not { } state || (published.CorrelationId is { } correlation && correlation != state.CorrelationId))
        {
            return 0;
        }

        var taken = 0;
        foreach (var bookmark in state.Bookmarks.Values.Where(b => b.Stimulus == Stimuli.Event && b.Key == published.Name).ToList())
        {
            taken += await OnAsync(instance, burst => burst.ResumeAsync(bookmark.Id, (JsonObject)published.Payload.DeepClone()), ct) ? 1 : 0;
        }

        return taken;
    }

    private async Task<int> StartTriggersAsync(PublishedEvent published, CancellationToken ct)
    {
        var started = 0;
        foreach (var trigger in await store.EventTriggersAsync(published.Name, ct))
        {
            if (await graphs.VersionAsync(trigger.DefinitionId, trigger.Version, ct) is { } graph && !await IsHeldBackAsync(graph, published.CorrelationId, ct))
            {
                started++;
                await BeginAsync(
                    graph,
                    Guid.CreateVersion7(time.GetUtcNow()),
                    new StartRequest(trigger.DefinitionId, null, published.CorrelationId) { TriggerNodeId = trigger.NodeId, TriggerInput = (JsonObject)published.Payload.DeepClone() },
                    ct);
            }
        }

        return started;
    }

    /// <summary>
    /// Wait points that appeared take what came before them; so do all of an instance that goes on after a fault or is found
    /// under another correlation from now on. One that stands faulted could not act on it and leaves it where it is.
    /// </summary>
    private async Task TakeEarlyEventsAsync(InstanceState state, Burst burst, CancellationToken ct)
    {
        if (state.Status != InstanceStatus.Running)
        {
            return;
        }

        var points = burst.Effects.Revived || burst.Effects.Correlated ? [.. state.Bookmarks.Values] : burst.Effects.Opened.Where(b => state.Bookmarks.ContainsKey(b.Id));
        foreach (var point in points.Where(b => b.Stimulus == Stimuli.Event))
        {
            if (await store.TakeEventAsync(point.Key!, state, burst.Now, ct) is { } early)
            {
                _waiting.Enqueue(c => AnswerAsync(point.Id, early, c));
            }
        }
    }
}
