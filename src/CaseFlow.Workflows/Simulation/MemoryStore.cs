using System.Text.Json.Nodes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Instances in memory, for <c>workflows run</c> and dry runs. States make the round through JSON as in the database.</summary>
internal sealed class MemoryStore : IInstanceStore
{
    private readonly Dictionary<Guid, string> _texts = [];
    private readonly List<PublishedEvent> _events = [];

    /// <summary>In the order they were started.</summary>
    public Dictionary<Guid, InstanceState> Instances { get; } = [];

    public List<(Guid InstanceId, DateTimeOffset At, JournalEntry Entry)> Journal { get; } = [];

    public IReadOnlyList<(string EventName, TriggerMatch Trigger)> EventTriggers { get; init; } = [];

    public static IEnumerable<(string EventName, TriggerMatch Trigger)> TriggersOf(WorkflowGraph graph, DateTimeOffset now) =>
        TriggerKinds.Of(graph, now).Where(t => t.Kind == TriggerKinds.Event).Select(t => (t.Value, new TriggerMatch(t.DefinitionId, t.DefinitionVersion, t.NodeId)));

    public Task LockAsync(string name, CancellationToken ct) => Task.CompletedTask;

    public Task<InstanceState?> LoadAsync(Guid instanceId, CancellationToken ct)
    {
        if (!Instances.TryGetValue(instanceId, out var saved))
        {
            return Task.FromResult<InstanceState?>(null);
        }

        var state = new InstanceState
        {
            Id = saved.Id,
            Graph = saved.Graph,
            CorrelationId = saved.CorrelationId,
            Name = saved.Name,
            Status = saved.Status,
            SubStatus = saved.SubStatus,
            ParentInstanceId = saved.ParentInstanceId,
            ParentActivityId = saved.ParentActivityId,
            ParentBookmarkId = saved.ParentBookmarkId,
            AnswersAtRest = saved.AnswersAtRest,
            CreatedAt = saved.CreatedAt,
            FinishedAt = saved.FinishedAt,
        };
        InstanceStateJson.Read(state, _texts[instanceId]);
        return Task.FromResult<InstanceState?>(state);
    }

    public Task<WaitPoint?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct)
    {
        var owner = Instances.Values.FirstOrDefault(i => i.Bookmarks.ContainsKey(bookmarkId));
        return Task.FromResult(owner is null ? null : new WaitPoint(bookmarkId, owner.Id, owner.CorrelationId));
    }

    public Task<IReadOnlyList<WaitPoint>> WaitingAsync(string stimulus, string key, string correlationId, CancellationToken ct) =>
        Task.FromResult(Waiting(stimulus, key, i => i.CorrelationId == correlationId));

    public Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TriggerMatch>>([.. EventTriggers.Where(t => t.EventName == eventName).Select(t => t.Trigger)]);

    public Task<bool> IsRunningAsync(string? definitionId, string? correlationId, CancellationToken ct) => Task.FromResult(Instances.Values.Any(i =>
        i.Status == InstanceStatus.Running && (definitionId is null || i.Graph.DefinitionId == definitionId) && (correlationId is null || i.CorrelationId == correlationId)));

    public Task SaveAsync(InstanceState state, Burst burst, CancellationToken ct)
    {
        Instances[state.Id] = state;
        _texts[state.Id] = InstanceStateJson.Write(state);
        Journal.AddRange(burst.Journal.Select(e => (state.Id, burst.Now, e)));
        return Task.CompletedTask;
    }

    public Task RenameAsync(InstanceState state, CancellationToken ct) => Task.CompletedTask;

    public Task KeepEventAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct)
    {
        _events.Add(published);
        return Task.CompletedTask;
    }

    public Task<JsonObject?> TakeEventAsync(string name, InstanceState state, DateTimeOffset at, CancellationToken ct)
    {
        var index = _events.FindIndex(e => e.Name == name
            && (e.OnlyTo == state.Id || (e.OnlyTo is null && (e.CorrelationId is null || e.CorrelationId == state.CorrelationId))));
        if (index < 0)
        {
            return Task.FromResult<JsonObject?>(null);
        }

        var payload = _events[index].Payload;
        _events.RemoveAt(index);
        return Task.FromResult<JsonObject?>(payload);
    }

    public Task<IReadOnlyList<WaitPoint>?> BroadcastAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<WaitPoint>?>(Waiting(Stimuli.Event, published.Name, _ => true));

    private IReadOnlyList<WaitPoint> Waiting(string stimulus, string key, Func<InstanceState, bool> match) =>
    [
        .. from instance in Instances.Values
           where instance.Status == InstanceStatus.Running && match(instance)
           from bookmark in instance.Bookmarks.Values
           where bookmark.Stimulus == stimulus && bookmark.Key == key
           select new WaitPoint(bookmark.Id, instance.Id, instance.CorrelationId),
    ];
}
