namespace CaseFlow.Host.Designer;

/// <summary>Where the designer's pages are, and what leads on from them.</summary>
public static class DesignerAddress
{
    public static string Editor(string definitionId) => $"/designer/editor?definition={Uri.EscapeDataString(definitionId)}";

    public static string Instance(string instanceId) => $"/designer/instance?id={Uri.EscapeDataString(instanceId)}";

    /// <param name="step">check, compare, trial or release.</param>
    public static string Process(string definitionId, string step) => $"/processes/{Uri.EscapeDataString(definitionId)}/{step}";
}

/// <summary>What a page of the designer shows.</summary>
/// <param name="Kind">editor or instance.</param>
/// <param name="Id">Of the definition or the instance.</param>
public sealed record DesignerSubject(string Kind, string Id, string DefinitionId, string Name, int Version, bool IsPublished);
