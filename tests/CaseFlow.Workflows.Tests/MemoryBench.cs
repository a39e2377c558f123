using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests;

/// <summary>Runs definitions in memory and reads what the run printed.</summary>
internal static class MemoryBench
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly ServiceProvider Services = WorkflowsFeature.AddRuntime(new ServiceCollection()).BuildServiceProvider();

    public static T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public static async Task<Ran> RunAsync(
        IReadOnlyList<string> documents, JsonObject? input = null, bool resumeAll = false, DateTimeOffset? until = null, string? correlationId = null)
    {
        using var scope = Services.CreateScope();
        var (report, ok) = await scope.ServiceProvider.GetRequiredService<MemoryRun>().RunAsync(
            new MemoryRunRequest([.. documents.Select(WorkflowDocument.Parse)]) { Input = input, ResumeAll = resumeAll, At = Start, Until = until, CorrelationId = correlationId },
            CancellationToken.None);
        return new Ran(report, ok);
    }

    public static IReadOnlyList<Finding> Validate(params string[] documents)
    {
        using var scope = Services.CreateScope();
        var parsed = documents.Select(WorkflowDocument.Parse).ToList();
        return scope.ServiceProvider.GetRequiredService<MemoryRun>().Validate(parsed, parsed[0]);
    }
}

internal sealed record Ran(JsonObject Report, bool Ok)
{
    public string Status => (string)Report["status"]!;

    public string SubStatus => (string)Report["subStatus"]!;

    public string[] Lines => [.. Report["lines"]!.AsArray().Select(l => (string)l!)];

    public JsonObject Output => Report["output"]!.AsObject();

    public JsonObject[] Of(string list) => [.. Report[list]!.AsArray().OfType<JsonObject>()];

    public int Count(string activityId, string what) => Of("journal").Count(j => (string)j["activityId"]! == activityId && (string)j["event"]! == what);
}
