using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>A start activity of a published version and the definition it starts.</summary>
internal sealed record TriggerMatch(string DefinitionId, int Version, string NodeId);

/// <summary>A wait point and where it is found.</summary>
internal sealed record WaitPoint(Guid BookmarkId, Guid InstanceId, string? CorrelationId);

/// <summary>Where instances, wait points and stored events are: the database of the current transaction, or memory.</summary>
internal interface IInstanceStore
{
    /// <summary>Serialises all work under a name until the transaction ends.</summary>
    Task LockAsync(string name, CancellationToken ct);

    /// <summary>
    /// The instance, and nobody else's until the transaction ends: under its correlation's lock, or by its own row where it
    /// has none. Null when there is no such instance.
    /// </summary>
    Task<InstanceState?> LoadAsync(Guid instanceId, CancellationToken ct);

    /// <summary>Null when it is gone.</summary>
    Task<WaitPoint?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct);

    /// <summary>What waits under stimulus and key, the oldest first; the correlation's lock is taken before it is read.</summary>
    Task<IReadOnlyList<WaitPoint>> WaitingAsync(string stimulus, string key, string correlationId, CancellationToken ct);

    Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct);

    /// <summary>True when an unfinished instance exists, of the definition and under the correlation where they are given.</summary>
    Task<bool> IsRunningAsync(string? definitionId, string? correlationId, CancellationToken ct);

    /// <summary>Writes what the burst made of the instance: its state once, one journal row, the difference of wait points.</summary>
    Task SaveAsync(InstanceState state, Burst burst, CancellationToken ct);

    /// <summary>After the instance was saved on another version: its row, wait points, incidents and children name its activities as that version does.</summary>
    Task RenameAsync(InstanceState state, CancellationToken ct);

    /// <summary>Stores an addressed event that nothing took; the wait point that comes takes it.</summary>
    Task KeepEventAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct);

    /// <summary>Takes the oldest stored event of that name that is for this instance; null when there is none.</summary>
    Task<JsonObject?> TakeEventAsync(string name, InstanceState state, DateTimeOffset at, CancellationToken ct);

    /// <summary>Stores an event for everybody, to be handed out after this transaction. Null where nothing comes after it: who waits for it now, to be told at once.</summary>
    Task<IReadOnlyList<WaitPoint>?> BroadcastAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct);
}

/// <summary>Compiled versions.</summary>
internal interface IGraphSource
{
    ValueTask<WorkflowGraph?> PublishedAsync(string definitionId, CancellationToken ct);

    ValueTask<WorkflowGraph?> VersionAsync(string definitionId, int version, CancellationToken ct);
}
