namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Somebody asks that a version be published, and a second person decides (reliability F14). It speaks of one content: what is
/// saved after it makes it void.
/// </summary>
internal sealed class Release
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }

    /// <summary>The definition's name as it was then.</summary>
    public required string Name { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>What is changed and why.</summary>
    public required string Comment { get; init; }
    public required Guid RequestedById { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public ReleaseState State { get; private set; }

    /// <summary>Who decided, withdrew or made it void; null while it waits.</summary>
    public Guid? DecidedById { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected or became void.</summary>
    public string? Reason { get; private set; }

    public void End(ReleaseState state, Guid byId, string by, DateTimeOffset at, string? reason) =>
        (State, DecidedById, DecidedBy, DecidedAt, Reason) = (state, byId, by, at, reason);
}

/// <summary>Texts: <c>release.state.&lt;value&gt;</c>.</summary>
public enum ReleaseState
{
    Waiting,

    /// <summary>Approved, and published in the same transaction.</summary>
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>The version was changed, deleted or published in another way meanwhile.</summary>
    Void,
}
