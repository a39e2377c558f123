using System.Collections.Concurrent;
using System.Globalization;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>The holiday notices that come with the product.</summary>
public sealed class CalendarFiles(Func<IReadOnlyList<HolidayFile>> read)
{
    private readonly Lazy<IReadOnlyList<HolidayFile>> _files = new(read);
    private readonly ConcurrentDictionary<string, NoticeCalendars> _calendars = new(StringComparer.Ordinal);

    /// <param name="years">Null: all.</param>
    public NoticeCalendars Of(IReadOnlyList<int>? years) =>
        _calendars.GetOrAdd(years is null ? "" : string.Join(',', years.Order()), _ =>
            new NoticeCalendars([.. _files.Value.Where(f => years is null || Year(f) is { } year && years.Contains(year))]));

    /// <summary>Years whose notice is known.</summary>
    public IReadOnlyList<int> Years => [.. _files.Value.Select(Year).OfType<int>().Order()];

    private static int? Year(HolidayFile file) => HolidayNoticeReader.Read(file) is { Succeeded: true } notice ? notice.Value.Year : null;
}

/// <summary>How a scenario went; without differences it passed.</summary>
/// <param name="Result">Null where it could not be run.</param>
public sealed record ScenarioOutcome(string File, string Name, IReadOnlyList<string> Differences, SimulationResult? Result)
{
    public bool Passed => Differences.Count == 0;

    /// <summary>Everything expected, beside what came.</summary>
    public IReadOnlyList<ScenarioLine> Lines { get; init; } = [];
}

/// <summary>Runs scenarios against given definitions on the calendar of the product's notices, so that dates do not hang on a database.</summary>
public sealed class ScenarioRunner(Simulator simulator, CalendarFiles calendars)
{
    /// <param name="definitions">All versions at hand; the scenario names its own or takes the newest of each.</param>
    public async Task<ScenarioOutcome> RunAsync(ScenarioFile file, IReadOnlyList<WorkflowDocument> definitions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        var read = ScenarioReader.Read(file);
        if (!read.Succeeded)
        {
            return new ScenarioOutcome(file.Name, file.Name, [.. read.Refusals.Select(r => r.Text())], null);
        }

        var scenario = read.Value;
        if (Chosen(scenario, definitions) is not { } documents)
        {
            return new ScenarioOutcome(file.Name, scenario.Name, [TextCatalog.Get("scenario.no-definition", scenario.Definition, scenario.Version?.ToString(CultureInfo.InvariantCulture) ?? "—")], null);
        }

        return await RunAsync(file.Name, scenario, documents, simulator.Graphs(documents), inWords: false, ct);
    }

    /// <param name="documents">The version it is run against, then what that uses; whatever versions the scenario names.</param>
    /// <param name="graphs">Of these documents; several scenarios share them.</param>
    /// <param name="inWords">Steps, keys and instants as people read them; false as scenarios write them.</param>
    internal async Task<ScenarioOutcome> RunAsync(string file, Scenario scenario, IReadOnlyList<WorkflowDocument> documents, MemoryGraphs graphs, bool inWords, CancellationToken ct)
    {
        var compiled = documents.Select(graphs.Of).ToList();
        if (compiled[0].HasErrors)
        {
            return new ScenarioOutcome(file, scenario.Name, [.. Errors(compiled[0].Findings)], null);
        }

        var unknown = ScenarioReader.Unknown(scenario, compiled).ToList();
        if (unknown.Count > 0)
        {
            return new ScenarioOutcome(file, scenario.Name, unknown, null);
        }

        var result = await simulator.On(calendars.Of(scenario.CalendarYears)).RunAsync(Request(scenario, documents), graphs, ct);
        var (differences, lines) = ScenarioComparison.Of(scenario, result, inWords ? ScenarioWords.Of(compiled) : ScenarioWords.Raw);
        return new ScenarioOutcome(file, scenario.Name, differences, result) { Lines = lines };
    }

    internal MemoryGraphs Graphs(IReadOnlyList<WorkflowDocument> documents) => simulator.Graphs(documents);

    private static SimulationRequest Request(Scenario scenario, IReadOnlyList<WorkflowDocument> documents) => new(
        documents, new SimulationStart(scenario.Start.At, scenario.Start.Input, scenario.Start.Event, scenario.Start.Payload))
    {
        Answers = [.. scenario.Answers.Select(a => a.ToScripted())],
        Events = [.. scenario.Events.Select(e => new ScriptedEvent(e.At, e.Name, e.Payload ?? []))],
        Until = scenario.Until,
        Unscripted = scenario.Automatic ? UnscriptedTasks.TakeFirstOutcome : UnscriptedTasks.StayOpen,
        StrictInstants = true,
    };

    private static IReadOnlyList<WorkflowDocument>? Chosen(Scenario scenario, IReadOnlyList<WorkflowDocument> definitions)
    {
        var main = Version(definitions, scenario.Definition, scenario.Version);
        return main is null ? null :
        [
            main,
            .. definitions.Select(d => d.DefinitionId).Distinct().Where(id => id != main.DefinitionId)
                .Select(id => Version(definitions, id, scenario.With?.GetValueOrDefault(id) is { } v and > 0 ? v : null)).OfType<WorkflowDocument>(),
        ];
    }

    private static WorkflowDocument? Version(IReadOnlyList<WorkflowDocument> definitions, string id, int? version) =>
        definitions.Where(d => d.DefinitionId == id && (version is null || d.Version == version)).MaxBy(d => d.Version);

    private static IEnumerable<string> Errors(IReadOnlyList<Finding> findings) =>
        findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"[{f.ActivityName ?? f.ActivityId}] {f.Text}");
}
