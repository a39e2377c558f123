namespace CaseFlow.Workflows.Runtime;

/// <summary>Activities of Elsa that are not wanted here: they run host code, open endpoints or touch files (design D9).</summary>
internal static class Refused
{
    private static readonly HashSet<string> Types =
    [
        "Elsa.RunCSharp", "Elsa.RunPython", "Elsa.HttpEndpoint", "Elsa.WriteHttpResponse", "Elsa.WriteFileHttpResponse", "Elsa.DownloadHttpFile",
        "Elsa.ReadFile", "Elsa.WriteFile", "Elsa.DeleteFile",
    ];

    public static bool IsRefused(string type) => Types.Contains(type);
}
