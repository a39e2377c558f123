using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Workflows.Simulation.Trials;

/// <summary>What an administrator supposes: when it begins with what, and who does what when.</summary>
/// <param name="Input">For a definition that is started with an input.</param>
/// <param name="Payload">Of the event it begins by; null takes a sample.</param>
/// <param name="Automatic">Owed tasks without an answer get their first outcome one working day later; false: the run ends there and asks.</param>
public sealed record TrialScript(
    DateTimeOffset At, IReadOnlyList<ScenarioAnswer> Answers, JsonObject? Input = null, JsonObject? Payload = null, DateTimeOffset? Until = null, bool Automatic = false)
{
    internal SimulationRequest Request(IReadOnlyList<WorkflowDocument> documents, bool mayAsk) => new(documents, new SimulationStart(At, Input, null, Payload))
    {
        Answers = [.. Answers.Select(a => a.ToScripted())],
        Until = Until,
        Unscripted = Automatic ? UnscriptedTasks.TakeFirstOutcome : UnscriptedTasks.StayOpen,
        StrictInstants = true,
        StopToAsk = mayAsk && !Automatic,
    };
}
