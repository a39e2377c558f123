namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// One version of a definition. Its document never changes once it was published (reliability E1); a change makes the next
/// version. Instances stay on the version they began with.
/// </summary>
internal sealed class DefinitionVersion
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }

    /// <summary>The document's own id of this version.</summary>
    public required string VersionId { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>The raw JSON, as it came but for id and version.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the content, members of the life cycle left out.</summary>
    public required string ContentHash { get; init; }
    public required bool UsableAsActivity { get; init; }
    public bool IsLatest { get; set; }
    public bool IsPublished { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>Why it was made.</summary>
    public required string Reason { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
}
