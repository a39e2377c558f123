using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>A start activity of a published version and the definition it starts.</summary>
internal sealed record TriggerMatch(string DefinitionId, int Version, string NodeId);

/// <summary>Where instances, wait points and kept events are: the database of the current transaction, or memory.</summary>
internal interface IInstanceStore
{
    /// <summary>Serialises all instances of one correlation until the transaction ends.</summary>
    Task LockAsync(string name, CancellationToken ct);

    Task<(bool Exists, string? CorrelationId)> FindInstanceAsync(Guid instanceId, CancellationToken ct);

    /// <summary>Only after the lock was taken.</summary>
    Task<InstanceState?> LoadAsync(Guid instanceId, CancellationToken ct);

    /// <summary>The instance that holds the wait point and its correlation; null when it is gone.</summary>
    Task<(Guid InstanceId, string? CorrelationId)?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct);

    /// <param name="correlationId">Null finds those of every correlation.</param>
    Task<IReadOnlyList<Guid>> WaitingAsync(string stimulus, string key, string? correlationId, Guid? onlyTo, CancellationToken ct);

    Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct);

    /// <summary>True when an unfinished instance of the definition exists, under the correlation where one is given.</summary>
    Task<bool> IsRunningAsync(string definitionId, string? correlationId, CancellationToken ct);

    /// <summary>Writes what the burst made of the instance: its state once, one journal row, the difference of wait points.</summary>
    Task SaveAsync(InstanceState state, Burst burst, CancellationToken ct);

    Task KeepEventAsync(string name, string correlationId, JsonObject payload, DateTimeOffset at, CancellationToken ct);

    /// <summary>Takes the oldest kept event of that name; null when there is none.</summary>
    Task<JsonObject?> TakeEventAsync(string name, string correlationId, CancellationToken ct);
}

/// <summary>Compiled versions.</summary>
internal interface IGraphSource
{
    ValueTask<WorkflowGraph?> PublishedAsync(string definitionId, CancellationToken ct);

    ValueTask<WorkflowGraph?> VersionAsync(string definitionId, int version, CancellationToken ct);
}
