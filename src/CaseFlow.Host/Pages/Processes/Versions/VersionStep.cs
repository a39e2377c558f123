namespace CaseFlow.Host.Pages.Processes.Versions;

/// <summary>What somebody is about to do with a version; it asks for a reason. Texts: <c>version-step.&lt;value&gt;</c> and more.</summary>
public enum VersionAction
{
    Revert,
    Retract,
    Delete,
}

public sealed record VersionStep(VersionAction Action, int Version);
