using System.Text.Json;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Processes.Tests;

/// <summary>Exports a course that was played in the product to the histories of its process; only when asked for.</summary>
internal static class KeptHistory
{
    public static void Wanted() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("CASEFLOW_RECORD_HISTORIES") is "1", "Set CASEFLOW_RECORD_HISTORIES=1 to record the courses of the newest versions.");

    public static async Task WriteAsync(Yanta yanta, Guid subject, string process, string file, string name)
    {
        var recorded = await yanta.SendAsync(new RecordCase(subject));
        recorded.Unfaithful.ShouldBeNull();
        var folder = Directory.CreateDirectory(Repository.Path("workflows", process, "histories"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, $"{file}-v{recorded.Recording.Versions[process]}.json"),
            JsonSerializer.Serialize(recorded.Recording with { Name = name }, SimulationJson.Options) + "\n");
    }
}
