namespace CaseFlow.Workflows.Definitions;

/// <summary>Section <c>Releases</c> of the settings.</summary>
public sealed class ReleaseSettings
{
    public const string Section = "Releases";

    /// <summary>Whether publishing a version and moving running instances need a second person with the right (reliability F14), default true.</summary>
    public bool SecondPerson { get; set; } = true;
}
