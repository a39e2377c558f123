using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>What a run in memory is given: the first document runs, the others are what it uses.</summary>
public sealed record MemoryRunRequest(IReadOnlyList<WorkflowDocument> Documents)
{
    public JsonObject? Input { get; init; }

    /// <summary>Answers every wait point at once, without its event or instant, until none is left.</summary>
    public bool ResumeAll { get; init; }

    /// <summary>Where the virtual clock starts.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Moves the virtual clock on, firing what falls due, up to here.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? CorrelationId { get; init; }
}

/// <summary>Runs a definition in memory on a virtual clock; the same runner as in production.</summary>
public sealed class MemoryRun(
    ActivityCatalog catalog, ExpressionLanguages languages, IEnumerable<IValidationRule> rules, IEnumerable<IMemoryReply> replies,
    RuntimeLimits limits, ScriptLimits scripts, IWorkCalendars? calendars = null)
{
    private const int MostRounds = 1_000;

    public IReadOnlyList<Finding> Validate(IReadOnlyList<WorkflowDocument> documents, WorkflowDocument document) => Graphs(documents).Of(document).Findings;

    /// <summary>The JSON document of <c>workflows run</c> (design §5) and whether all went without incident.</summary>
    public async Task<(JsonObject Report, bool Ok)> RunAsync(MemoryRunRequest request, CancellationToken ct)
    {
        var graphs = Graphs(request.Documents);
        var graph = graphs.Of(request.Documents[0]);
        if (graph.HasErrors)
        {
            return (MemoryReport.Refused(graph), false);
        }

        var clock = new VirtualClock(request.At);
        var calendar = await (calendars ?? NoticeCalendars.None).CurrentAsync(ct);
        var store = new MemoryStore { EventTriggers = [.. graphs.Newest().SelectMany(g => MemoryStore.TriggersOf(g, request.At))] };
        var domain = new SimulatedDomain(replies, calendar, clock);
        var driver = new ProcessDriver(store, graphs, domain, clock, limits, scripts, new FixedCalendars(calendar));
        domain.Driver = driver;
        var id = await driver.StartAsync(new StartRequest(graph.DefinitionId, request.Input, request.CorrelationId) { Version = graph.Version }, ct);
        if (request.ResumeAll)
        {
            await ResumeAllAsync(store, driver, ct);
        }

        if (request.Until is { } until)
        {
            await AdvanceAsync(store, domain, clock, until, ct);
        }

        var main = store.Instances[id!.Value];
        var ok = store.Instances.Values.All(i => !i.HasOpenIncidents && i.SubStatus is not (InstanceSubStatus.Faulted or InstanceSubStatus.Cancelled));
        return (MemoryReport.Of(main, store), ok);
    }

    private MemoryGraphs Graphs(IReadOnlyList<WorkflowDocument> documents) => new(new GraphCompiler(catalog, languages, rules), documents);

    /// <summary>Children first: a parent that waits for its child is answered only where no child is left that could.</summary>
    private static async Task ResumeAllAsync(MemoryStore store, ProcessDriver driver, CancellationToken ct)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var open = store.Instances.Values.Where(i => i.Status == InstanceStatus.Running).SelectMany(i => i.Bookmarks.Values).ToList();
            var next = open.Where(b => b.Stimulus != Stimuli.Child).ToList() is { Count: > 0 } direct ? direct : open;
            if (next.Count == 0)
            {
                return;
            }

            foreach (var bookmark in next)
            {
                await driver.ResumeAsync(bookmark.Id, AnswerOf(store, bookmark), ct);
            }
        }
    }

    /// <summary>Where people choose an outcome, the first one offered; nothing elsewhere.</summary>
    private static JsonObject AnswerOf(MemoryStore store, Bookmark bookmark)
    {
        var node = store.Instances.Values.FirstOrDefault(i => i.Bookmarks.ContainsKey(bookmark.Id))?.ActivityOf(bookmark);
        var outcome = bookmark.Stimulus == Stimuli.Task ? node?.Behaviour.Outcomes(node)?.FirstOrDefault() : null;
        return outcome is null or Activity.Done ? [] : new JsonObject { ["outcome"] = outcome };
    }

    private static async Task AdvanceAsync(MemoryStore store, SimulatedDomain domain, VirtualClock clock, DateTimeOffset until, CancellationToken ct)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var timer = store.Instances.Values.Where(i => i.Status == InstanceStatus.Running).SelectMany(i => i.Bookmarks.Values)
                .Where(b => b.DueAt <= until).OrderBy(b => b.DueAt).ThenBy(b => b.Id).FirstOrDefault();
            var deadline = domain.NextToWake() is { } waking && waking.WakesAt <= until ? waking : null;
            if (timer is not null && (deadline is null || timer.DueAt <= deadline.WakesAt))
            {
                clock.MoveTo(timer.DueAt!.Value);
                await domain.Driver.ResumeAsync(timer.Id, [], ct);
            }
            else if (deadline is not null)
            {
                clock.MoveTo(deadline.WakesAt!.Value);
                await domain.WakeAsync(deadline, ct);
            }
            else
            {
                break;
            }
        }

        clock.MoveTo(until);
    }
}
