using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// Runs a definition on a virtual clock with scripted people and the real calendar: the product's own runner on a store
/// in memory. Nothing outside memory is read but the calendar, nothing at all is written (reliability E8).
/// </summary>
public sealed class Simulator(
    ActivityCatalog catalog, ExpressionLanguages languages, IEnumerable<IValidationRule> rules, IEnumerable<IMemoryReply> replies,
    ScriptLimits scripts, SimulationLimits limits, IWorkCalendars? calendars = null)
{
    public async Task<SimulationResult> RunAsync(SimulationRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await RunAsync(request, Graphs(request.Documents), ct);
    }

    /// <summary>The same on graphs that several runs share.</summary>
    internal async Task<SimulationResult> RunAsync(SimulationRequest request, MemoryGraphs graphs, CancellationToken ct)
    {
        var graph = graphs.Of(request.Documents[0]);
        var calendar = await (calendars ?? NoticeCalendars.None).CurrentAsync(ct);
        if (graph.HasErrors)
        {
            return SimulationReport.Invalid(graph, request.Start.At);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.Time);
        var run = new SimulationRun(request, graph, graphs, replies, limits, scripts, calendar);
        try
        {
            await run.PlayAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            run.Stop("simulation.stopped.time", limits.Time.TotalSeconds);
        }

        return SimulationReport.Of(run);
    }

    /// <summary>The same on another calendar.</summary>
    public Simulator On(IWorkCalendars other) => new(catalog, languages, rules, replies, scripts, limits, other);

    internal MemoryGraphs Graphs(IReadOnlyList<WorkflowDocument> documents) => new(new GraphCompiler(catalog, languages, rules), documents);

    /// <summary>Payload of the event by which a listed case begins, where a request gives none.</summary>
    internal static JsonObject Proposal() => new()
    {
        ["hazardNumber"] = "—", ["grade"] = "major", ["enterprise"] = "—", ["place"] = "—", ["description"] = "—", ["regionPath"] = "610113/", ["reason"] = "—",
    };
}
