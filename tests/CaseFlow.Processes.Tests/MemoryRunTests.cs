using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

public sealed class MemoryRunTests
{
    /// <summary>Design §5: a definition about cases runs in memory too, where no domain is behind it.</summary>
    [Fact]
    public async Task Rectification_runs_in_memory_up_to_its_first_waits()
    {
        await using var services = WorkflowsFeature.AddRuntime(new ServiceCollection()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var (report, ok) = await scope.ServiceProvider.GetRequiredService<MemoryRun>().RunAsync(
            new MemoryRunRequest([WorkflowDocument.From(Repository.Definition("deadline-remediation"))])
            {
                At = Yanta.At("2018-11-09", "09:00"),
                CorrelationId = Guid.NewGuid().ToString(),
                Input = new() { ["limit"] = new System.Text.Json.Nodes.JsonObject { ["number"] = 30, ["unit"] = "NaturalDays", ["roll"] = "Forward" } },
            },
            default);
        ok.ShouldBeTrue(report.ToJsonString());
        report["bookmarks"]!.AsArray().Select(b => (string?)b!["activityId"]).ShouldBe(["deadline", "plan", "extension-request"], ignoreOrder: true);
    }
}
