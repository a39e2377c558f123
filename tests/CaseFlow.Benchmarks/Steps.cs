using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Tests;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Benchmarks;

/// <summary>One burst that loops, without a database: what a step of the runtime itself costs.</summary>
internal static class Steps
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(int steps)
    {
        var loop = new Draft("literal").Root(Make("For", "loop",
            ("start", Literal(1, "Int32")), ("end", Literal(steps, "Int32")), ("body", Make("SetVariable", "set", ("variable", "x"), ("value", Literal("1"))))));
        var chart = new Draft("script").Variable("n", 0, "Int32").Variable("x", 0, "Int32")
            .Add(Make("FlowDecision", "again", ("condition", Script($"setVariable('n', getVariable('n') + 1), getVariable('n') < {steps / 2}"))))
            .Add(Make("SetVariable", "set", ("variable", "x"), ("value", Literal("1"))))
            .Connect("again.True -> set", "set -> again").Flow();
        await MeasureAsync("literal inputs (For, SetVariable)", loop, steps);
        await MeasureAsync("JavaScript condition (FlowDecision, SetVariable)", chart, steps);
        return 0;
    }

    private static async Task MeasureAsync(string what, string definition, int steps)
    {
        await using var services = WorkflowsFeature.AddRuntime(new ServiceCollection()).BuildServiceProvider();
        var document = WorkflowDocument.Parse(definition);
        var graphs = new MemoryGraphs(services.GetRequiredService<GraphCompiler>(), [document]);
        var graph = graphs.Of(document);
        var environment = new BurstEnvironment(TimeProvider.System.GetUtcNow(), null, services.GetRequiredService<RuntimeLimits>(), services.GetRequiredService<ScriptLimits>());
        var taken = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var state = new InstanceState { Id = Guid.NewGuid(), Graph = graph, CreatedAt = environment.Now };
            using var burst = new Burst(state, new SimulatedDomain([], new WorkCalendar(0, [], []), TimeProvider.System), environment, CancellationToken.None);
            var allocated = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            await burst.StartAsync();
            watch.Stop();
            if (state.SubStatus != InstanceSubStatus.Finished)
            {
                throw new InvalidOperationException($"The loop did not end: {state.SubStatus}, {state.Incidents.FirstOrDefault()?.Text}");
            }

            taken.Add(steps / watch.Elapsed.TotalSeconds);
            Console.WriteLine($"{what}: {steps} steps in {watch.Elapsed.TotalMilliseconds:F0} ms, {taken[^1]:F0} a second, {(GC.GetTotalAllocatedBytes() - allocated) / steps} bytes a step");
        }

        Console.WriteLine($"{what}: median {taken.Order().ElementAt(Rounds / 2):F0} steps a second");
    }
}
