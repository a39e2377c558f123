using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Trials;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>How a recorded case goes by another version, compared with how it went.</summary>
/// <param name="SamePath">Every instance took the same steps by the same outcomes.</param>
/// <param name="SameTimes">… at the same instants too.</param>
/// <param name="Difference">The first one, in words; null where there is none.</param>
/// <param name="Late">Tasks and deadlines that would have been late and were not.</param>
/// <param name="NotLate">Those that were late and would not have been.</param>
/// <param name="Issued">Documents that would have gone out besides (督办函, 通报 …).</param>
/// <param name="NotIssued">Those that went out and would not have.</param>
/// <param name="Unanswered">Owed tasks nobody answered in the record, so that the replay waits there.</param>
public sealed record ReplayOutcome(
    string Name, string Definition, string From, string To, bool SamePath, bool SameTimes, string? Difference, IReadOnlyList<string> Late,
    IReadOnlyList<string> NotLate, IReadOnlyList<string> Issued, IReadOnlyList<string> NotIssued, IReadOnlyList<string> Unanswered,
    IReadOnlyList<string> Remarks)
{
    /// <summary>Due dates as the case had them and as it would have, only those that differ.</summary>
    public IReadOnlyList<DueChange> Dues { get; init; } = [];

    /// <summary>What a replay on its own versions does otherwise than the record says; null where the replay can be trusted.</summary>
    public string? Unfaithful { get; init; }
}

/// <summary>Replays recordings on a virtual clock; people do what they did when they did it, or as soon as they are asked.</summary>
public sealed class Replayer(Simulator simulator)
{
    /// <summary>In a running product timers fire a moment after their instant; a replay has no such delay.</summary>
    public static readonly TimeSpan SweepDelay = TimeSpan.FromMinutes(10);

    /// <param name="definitions">All versions at hand.</param>
    /// <param name="against">Replaces the version of its id; null replays on the versions it ran on.</param>
    /// <exception cref="DocumentException">A version that it ran on is not among the definitions.</exception>
    public async Task<ReplayOutcome> ReplayAsync(
        string name, Recording recording, IReadOnlyList<WorkflowDocument> definitions, WorkflowDocument? against, TimeSpan delay, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var own = Documents(recording, definitions, null);
        var before = await simulator.RunAsync(Request(recording, own), ct);
        var documents = against is null ? own : Documents(recording, definitions, against);
        var after = against is null ? before : await simulator.RunAsync(Request(recording, documents), ct);
        var difference = ReplayComparison.PathDifference(recording, after);
        var times = difference ?? ReplayComparison.TimeDifference(recording, after, delay);
        return new ReplayOutcome(
            name, recording.Definition, Versions(own), Versions(documents), difference is null, times is null, times,
            ReplayComparison.Late(after, before), ReplayComparison.Late(before, after),
            ReplayComparison.Issued(after, before), ReplayComparison.Issued(before, after),
            [.. after.Tasks.Where(t => t is { State: "open", Optional: false } && (recording.EndedAt is not null || before.Tasks.All(b => (b.Definition, b.Activity, b.Occurrence) != (t.Definition, t.Activity, t.Occurrence)))).Select(t => t.Title)],
            [.. recording.NotReplayed, .. Remarks(after)])
        {
            Dues = [.. DueChanges.Of(before, after).Where(d => d.Differs)],
            Unfaithful = ReplayComparison.PathDifference(recording, before),
        };
    }

    private static IEnumerable<string> Remarks(SimulationResult after) => after.Problems.Select(p => p.Text)
        .Concat(after.Incidents.Select(i => $"{SimulationJson.Text(i.At)} [{i.About}] {i.Text}"))
        .Concat(after.Stopped is { } stopped ? [stopped] : [])
        .Concat(after.Status == "invalid" ? after.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Text) : []);

    private static SimulationRequest Request(Recording recording, IReadOnlyList<WorkflowDocument> documents) => new(
        documents, new SimulationStart(recording.Start.At, recording.Start.Input, recording.Start.Event, recording.Start.Payload) { Trigger = recording.Start.Trigger })
    {
        Answers = [.. recording.Answers.Select(a => new ScriptedAnswer(a.Task, a.Outcome) { Occurrence = a.Occurrence, At = a.At, Data = a.Data, Result = a.Result, By = a.By })],
        Events = [.. recording.Events.Select(e => new ScriptedEvent(e.At, e.Name, e.Payload))],
        Until = recording.EndedAt is null ? recording.LastAt : null,
    };

    private static IReadOnlyList<WorkflowDocument> Documents(Recording recording, IReadOnlyList<WorkflowDocument> definitions, WorkflowDocument? against) =>
    [
        .. recording.Versions.OrderBy(v => v.Key == recording.Definition ? 0 : 1).Select(v => against?.DefinitionId == v.Key ? against
            : definitions.FirstOrDefault(d => d.DefinitionId == v.Key && d.Version == v.Value)
                ?? throw new DocumentException(TextCatalog.Get("recording.version-missing", v.Key, v.Value))),
        .. definitions.Where(d => !recording.Versions.ContainsKey(d.DefinitionId)).GroupBy(d => d.DefinitionId).Select(g => g.MaxBy(d => d.Version)!),
    ];

    private static string Versions(IReadOnlyList<WorkflowDocument> documents) => string.Join('、', documents.Select(d => $"{d.Name} v{d.Version}"));
}
