using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;
using CaseFlow.Workflows.Simulation.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>The simulator without a database, on the repository's calendars and definitions.</summary>
internal static class Bench
{
    private static readonly IReadOnlyList<HolidayFile> Notices =
        [.. Directory.GetFiles(Repository.Path("calendars"), "2*.json").Order(StringComparer.Ordinal).Select(f => new HolidayFile(Path.GetFileName(f), File.ReadAllText(f)))];

    private static readonly ServiceProvider Services = WorkflowsFeature.AddRuntime(new ServiceCollection()
        .AddSingleton<IWorkCalendars>(new NoticeCalendars(Notices)).AddSingleton(new CalendarFiles(() => Notices))).BuildServiceProvider();

    public static string Processes => Repository.Path("workflows");

    public static IReadOnlyList<WorkflowDocument> Definitions => [.. DefinitionFolder.Read(Processes).Select(d => WorkflowDocument.Parse(d.Text))];

    public static T Get<T>()
        where T : notnull => Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>The newest definitions with some replaced by edited copies.</summary>
    public static IReadOnlyList<WorkflowDocument> With(params JsonObject[] edited) =>
    [
        .. Definitions.Where(d => edited.All(e => (string?)e["definitionId"] != d.DefinitionId)), .. edited.Select(WorkflowDocument.From),
    ];

    public static Recording Read(string file) => JsonSerializer.Deserialize<Recording>(File.ReadAllText(file), SimulationJson.Options)!;

    public static Task<ReplayOutcome> ReplayAsync(Recording recording, JsonObject? against = null, TimeSpan delay = default) =>
        Get<Replayer>().ReplayAsync(recording.Name ?? "", recording, Definitions, against is null ? null : WorkflowDocument.From(against), delay, TestContext.Current.CancellationToken);
}
