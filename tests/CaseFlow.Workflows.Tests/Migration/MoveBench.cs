using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>An instance in memory that is started on one version, moved to another, and goes on there.</summary>
internal sealed class MoveBench
{
    private readonly MemoryGraphs _graphs;
    private readonly ProcessDriver _driver;
    private readonly VirtualClock _clock = new(MemoryBench.Start);

    public MoveBench(params string[] versions)
    {
        var documents = versions.Select(WorkflowDocument.Parse).ToList();
        _graphs = new MemoryGraphs(new GraphCompiler(MemoryBench.Get<ActivityCatalog>(), MemoryBench.Get<ExpressionLanguages>(), []), documents);
        Graphs = [.. documents.Select(_graphs.Of)];
        _driver = new ProcessDriver(
            Store, _graphs, new SimulatedDomain([], new WorkCalendar(0, [], []), _clock), _clock, MemoryBench.Get<RuntimeLimits>(), MemoryBench.Get<ScriptLimits>(), null);
    }

    public MemoryStore Store { get; } = new();

    public IReadOnlyList<WorkflowGraph> Graphs { get; }

    public Guid Id { get; private set; }

    public InstanceState State => Store.Instances[Id];

    public IEnumerable<string> Lines => Store.Journal.Where(j => j.Entry.Event == JournalEvents.Line).Select(j => j.Entry.Text!);

    public IEnumerable<string> Waiting => State.Bookmarks.Values.Select(b => State.ActivityOf(b)!.Id).Order(StringComparer.Ordinal);

    public string Text => InstanceStateJson.Write(State);

    public async Task<MoveBench> StartAsync(int version = 1, JsonObject? input = null)
    {
        Id = (await _driver.StartAsync(new StartRequest(Graphs[0].DefinitionId, input) { Version = version }, default))!.Value;
        return this;
    }

    public async Task GoAsync(string activity) =>
        (await _driver.ResumeAsync(State.Bookmarks.Values.First(b => State.ActivityOf(b)!.Id == activity).Id, [], default)).ShouldBeTrue();

    public Task ActAsync(Func<Burst, ValueTask<bool>> act) => _driver.ActAsync(Id, act, default);

    /// <summary>Moves from the first version to the last.</summary>
    public async Task<ForwardSwitch> MoveAsync(MigrationRules? rules = null)
    {
        var (map, refusals) = Map(rules ?? MigrationRules.Default);
        refusals.ShouldBeEmpty();
        var change = new ForwardSwitch(map!, rules ?? MigrationRules.Default);
        await _driver.SwitchAsync(Id, change, default);
        return change;
    }

    public (NodeMap? Map, IReadOnlyList<Refusal> Refusals) Map(MigrationRules rules) => NodeMap.Of(Graphs[0], Graphs[^1], rules.Map);

    public async Task<BackSwitch> UndoAsync(ForwardSwitch done)
    {
        var back = new BackSwitch(Graphs[0], UndoRecord.Read(done.Undo!.Write()), (_, _) => Task.FromResult<Refusal?>(null));
        await _driver.SwitchAsync(Id, back, default);
        return back;
    }
}

internal static class Rules
{
    public static MigrationRules Map(params string[] pairs) => MigrationRules.Default with
    {
        Map = [.. pairs.Select(p => p.Split('=', 2)).Select(p => new NodePair(p[0], p[1].Length == 0 ? null : p[1]))],
    };

    public static MigrationRules Opening(this MigrationRules rules, params string[] open) => rules with { Open = open };

    public static MigrationRules Cancelling(this MigrationRules rules) => rules with { Unmapped = UnmappedRule.Cancel };
}
