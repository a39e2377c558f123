using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>
/// What moved a case and where it went: enough to do it again on a virtual clock, also by another version. Kept in
/// <c>workflows/PROCESS/histories/*.json</c>, or made of a case in the database.
/// </summary>
public sealed record Recording
{
    /// <summary>What it shows, as a sentence; written by who keeps it.</summary>
    public string? Name { get; init; }

    public required string Definition { get; init; }

    /// <summary>The version each definition ran on.</summary>
    public required IReadOnlyDictionary<string, int> Versions { get; init; }

    /// <summary>Names and free texts are left out.</summary>
    public required bool Masked { get; init; }

    public required RecordedStart Start { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required IReadOnlyList<RecordedAnswer> Answers { get; init; }

    /// <summary>Events from outside; those of its own processes come about again.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; init; } = [];

    /// <summary>What cannot be done again (decisions about incidents, processes started by hand), in words.</summary>
    public IReadOnlyList<string> NotReplayed { get; init; } = [];

    public required IReadOnlyList<RecordedInstance> Instances { get; init; }

    /// <summary>The clock's last instant of interest.</summary>
    [JsonIgnore]
    public DateTimeOffset LastAt => Instances.SelectMany(i => i.Steps).Select(s => s.At).Append(Start.At).Max();
}

/// <param name="Trigger">Id of the activity that the clock started it by.</param>
public sealed record RecordedStart(DateTimeOffset At, JsonObject? Input = null, string? Event = null, JsonObject? Payload = null, string? Trigger = null);

public sealed record RecordedEvent(DateTimeOffset At, string Name, JsonObject Payload);

/// <param name="Task"><c>definition/activity</c>.</param>
/// <param name="Result">What the form answered.</param>
public sealed record RecordedAnswer(string Task, int Occurrence, DateTimeOffset At, string? Outcome, JsonObject? Data = null, JsonNode? Result = null, string? By = null);

public sealed record RecordedInstance(string Definition, int Version, IReadOnlyList<RecordedStep> Steps);

/// <param name="Left">The outcome by which it was left, several joined by +; <c>cancelled</c>.</param>
public sealed record RecordedStep(string Activity, string Left, DateTimeOffset At);
