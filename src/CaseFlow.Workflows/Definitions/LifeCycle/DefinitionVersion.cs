using CaseFlow.Domain.Audit;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// One version of a definition. Once it was published its document and pins never change (reliability E1); a change makes
/// the next version. Instances stay on the version they began with.
/// </summary>
internal sealed class DefinitionVersion
{
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }

    /// <summary>The document's own id of this version.</summary>
    public required string VersionId { get; init; }
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }

    /// <summary>The raw JSON, as it came but for id and version.</summary>
    [NotAudited]
    public string Document { get; private set; } = "";

    /// <summary>SHA-256 of the content, members of the life cycle left out.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Which versions the definitions used as activities have in this one; see <see cref="ChildPins"/>.</summary>
    public string Pins { get; private set; } = "";
    public bool UsableAsActivity { get; private set; }
    public bool IsLatest { get; set; }
    public bool IsPublished { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>Why it was made.</summary>
    public required string Reason { get; init; }
    public DateTimeOffset SavedAt { get; private set; }
    public string SavedBy { get; private set; } = "";

    /// <summary>Who last changed its content; saving the same again, or following a child, does not make an author.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Raised by every save and every step of the life cycle; who saves says which one they began from.</summary>
    public int Revision { get; set; }

    /// <summary>When it was published first; null for a draft that never was.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public bool IsDraft => PublishedAt is null;

    /// <summary>Takes over a document whose id, definitionId and version are this version's.</summary>
    public void Write(WorkflowDocument document, ChildPins pins, DateTimeOffset at, string by, Guid authorId)
    {
        if (!IsDraft)
        {
            throw new InvalidOperationException($"Version {Version} of {DefinitionId} was published and never changes.");
        }

        (Name, Description) = (Storable(document.Name), document.Description is { } text ? Storable(text) : null);
        var hash = Definitions.ContentHash.Of(document);
        AuthorId = hash == ContentHash ? AuthorId : authorId;
        (Document, ContentHash) = (document.ToText(), hash);
        UsableAsActivity = document.UsableAsActivity;
        Pins = pins.ToText();
        (SavedAt, SavedBy) = (at, by);
        Revision++;
    }

    /// <summary>Fixes the children's versions; ignored where they are fixed already.</summary>
    public void Pin(ChildPins pins) => Pins = IsDraft ? pins.ToText() : Pins;

    // PostgreSQL keeps no NUL in a text; the document has it as an escape.
    private static string Storable(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
