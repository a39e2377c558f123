using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Instances in memory, for <c>workflows run</c> and dry runs. States make the round through JSON as in the database.</summary>
internal sealed class MemoryStore : IInstanceStore
{
    private readonly Dictionary<Guid, string> _texts = [];
    private readonly List<(string Name, string Correlation, JsonObject Payload)> _events = [];

    /// <summary>In the order they were started.</summary>
    public Dictionary<Guid, InstanceState> Instances { get; } = [];

    public List<(Guid InstanceId, DateTimeOffset At, JournalEntry Entry)> Journal { get; } = [];

    public IReadOnlyList<(string EventName, TriggerMatch Trigger)> EventTriggers { get; init; } = [];

    public Task LockAsync(string name, CancellationToken ct) => Task.CompletedTask;

    public Task<(bool Exists, string? CorrelationId)> FindInstanceAsync(Guid instanceId, CancellationToken ct) =>
        Task.FromResult((Instances.ContainsKey(instanceId), Instances.GetValueOrDefault(instanceId)?.CorrelationId));

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

    public Task<(Guid InstanceId, string? CorrelationId)?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct)
    {
        var owner = Instances.Values.FirstOrDefault(i => i.Bookmarks.ContainsKey(bookmarkId));
        return Task.FromResult<(Guid, string?)?>(owner is null ? null : (owner.Id, owner.CorrelationId));
    }

    public Task<IReadOnlyList<Guid>> WaitingAsync(string stimulus, string key, string? correlationId, Guid? onlyTo, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Guid>>(
        [
            .. Instances.Values
                .Where(i => i.Status == InstanceStatus.Running && (correlationId is null || i.CorrelationId == correlationId) && (onlyTo is null || i.Id == onlyTo))
                .SelectMany(i => i.Bookmarks.Values)
                .Where(b => b.Stimulus == stimulus && b.Key == key)
                .Select(b => b.Id),
        ]);

    public Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TriggerMatch>>([.. EventTriggers.Where(t => t.EventName == eventName).Select(t => t.Trigger)]);

    public Task<bool> IsRunningAsync(string definitionId, string? correlationId, CancellationToken ct) => Task.FromResult(Instances.Values.Any(i =>
        i.Graph.DefinitionId == definitionId && i.Status == InstanceStatus.Running && (correlationId is null || i.CorrelationId == correlationId)));

    public Task SaveAsync(InstanceState state, Burst burst, CancellationToken ct)
    {
        Instances[state.Id] = state;
        _texts[state.Id] = InstanceStateJson.Write(state);
        Journal.AddRange(burst.Journal.Select(e => (state.Id, burst.Now, e)));
        return Task.CompletedTask;
    }

    public Task KeepEventAsync(string name, string correlationId, JsonObject payload, DateTimeOffset at, CancellationToken ct)
    {
        _events.Add((name, correlationId, payload));
        return Task.CompletedTask;
    }

    public Task<JsonObject?> TakeEventAsync(string name, string correlationId, CancellationToken ct)
    {
        var index = _events.FindIndex(e => e.Name == name && e.Correlation == correlationId);
        if (index < 0)
        {
            return Task.FromResult<JsonObject?>(null);
        }

        var payload = _events[index].Payload;
        _events.RemoveAt(index);
        return Task.FromResult<JsonObject?>(payload);
    }
}
