using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Runs stored scenarios one after the other against one version; they share its compiled graphs.</summary>
internal sealed class ScenarioRuns(ScenarioRunner runner, SimulationLimits limits)
{
    /// <param name="documents">The version they are run against, then what it uses.</param>
    /// <returns>In order; those that the time did not suffice for say so.</returns>
    public async Task<IReadOnlyList<(StoredScenario Scenario, ScenarioOutcome Outcome)>> RunAsync(
        IReadOnlyList<StoredScenario> scenarios, IReadOnlyList<WorkflowDocument> documents, CancellationToken ct)
    {
        var graphs = runner.Graphs(documents);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.ScenariosTime);
        List<(StoredScenario, ScenarioOutcome)> outcomes = [];
        foreach (var scenario in scenarios)
        {
            outcomes.Add((scenario, await OneAsync(scenario, documents, graphs, patience.Token, ct)));
        }

        return outcomes;
    }

    private async Task<ScenarioOutcome> OneAsync(
        StoredScenario stored, IReadOnlyList<WorkflowDocument> documents, MemoryGraphs graphs, CancellationToken patience, CancellationToken ct)
    {
        var read = ScenarioReader.Read(stored.File);
        if (!read.Succeeded)
        {
            return Failed(stored, [.. read.Refusals.Select(r => r.Text())]);
        }

        try
        {
            patience.ThrowIfCancellationRequested();
            return await runner.RunAsync(stored.Name, read.Value, documents, graphs, inWords: true, patience);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed(stored, [TextCatalog.Get("scenario.no-time", limits.ScenariosTime.TotalSeconds)]);
        }
    }

    private static ScenarioOutcome Failed(StoredScenario stored, IReadOnlyList<string> differences) => new(stored.Name, stored.Name, differences, null);
}
