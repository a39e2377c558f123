namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>Scenarios beside the definitions: <c>PROCESS/scenarios/*.json</c> under the folder of processes.</summary>
public static class ScenarioFolder
{
    public const string Name = "scenarios";

    public static IReadOnlyList<ScenarioFile> Read(string processes) =>
    [
        .. from file in Directory.EnumerateFiles(processes, "*.json", SearchOption.AllDirectories)
           where Path.GetFileName(Path.GetDirectoryName(file)) == Name
           orderby file
           select new ScenarioFile(Path.GetRelativePath(processes, file), File.ReadAllText(file)),
    ];
}
