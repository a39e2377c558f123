using CaseFlow.Domain.Audit;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What was done to a definition, by whom and why. Stays when the version it tells of is deleted.</summary>
[NotAudited]
internal sealed class DefinitionEvent
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required DefinitionChange What { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Why { get; init; }

    /// <summary>The content after it; empty where the version is gone.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>The steps of a definition's life. Texts: <c>definition-change.&lt;value&gt;</c>.</summary>
public enum DefinitionChange
{
    Created,
    Saved,
    Published,
    Retracted,
    Reverted,
    Imported,
    FollowedChild,
    VersionDeleted,
    Deleted,
}
