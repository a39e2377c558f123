using System.Globalization;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>The holiday notices that come with the product.</summary>
public sealed class CalendarFiles(Func<IReadOnlyList<HolidayFile>> read)
{
    private readonly Lazy<IReadOnlyList<HolidayFile>> _files = new(read);

    /// <param name="years">Null: all.</param>
    public NoticeCalendars Of(IReadOnlyList<int>? years) =>
        new([.. _files.Value.Where(f => years is null || HolidayNoticeReader.Read(f) is { Succeeded: true } notice && years.Contains(notice.Value.Year))]);
}

/// <summary>How a scenario went; without differences it passed.</summary>
/// <param name="Result">Null where it could not be run.</param>
public sealed record ScenarioOutcome(string File, string Name, IReadOnlyList<string> Differences, SimulationResult? Result)
{
    public bool Passed => Differences.Count == 0;
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

        var graphs = simulator.Graphs(documents);
        var unknown = ScenarioReader.Unknown(scenario, [.. documents.Select(graphs.Of)]).ToList();
        if (unknown.Count > 0)
        {
            return new ScenarioOutcome(file.Name, scenario.Name, unknown, null);
        }

        var result = await simulator.On(calendars.Of(scenario.CalendarYears)).RunAsync(Request(scenario, documents), ct);
        return new ScenarioOutcome(file.Name, scenario.Name, result.Status == "invalid" ? [.. Errors(result)] : ScenarioComparison.Of(scenario, result), result);
    }

    private static SimulationRequest Request(Scenario scenario, IReadOnlyList<WorkflowDocument> documents) => new(
        documents, new SimulationStart(scenario.Start.At, scenario.Start.Input, scenario.Start.Event, scenario.Start.Payload))
    {
        Answers = [.. scenario.Answers.Select(a => a.ToScripted())],
        Events = [.. scenario.Events.Select(e => new ScriptedEvent(e.At, e.Name, e.Payload ?? []))],
        Until = scenario.Until,
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

    private static IEnumerable<string> Errors(SimulationResult result) =>
        result.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"[{f.ActivityName ?? f.ActivityId}] {f.Text}");
}
