using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Simulation;

/// <summary>What is simulated: the first document, started at an instant; the others are what it uses.</summary>
public sealed record SimulationRequest(IReadOnlyList<WorkflowDocument> Documents, SimulationStart Start)
{
    public IReadOnlyList<ScriptedAnswer> Answers { get; init; } = [];

    public IReadOnlyList<ScriptedEvent> Events { get; init; } = [];

    /// <summary>Null: until nothing is left that time could bring, at most <see cref="SimulationLimits.Span"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What people do with tasks that no answer names.</summary>
    public UnscriptedTasks Unscripted { get; init; }

    /// <summary>True: an answer before its task opened is a problem. False (replay): it is given when the task opens.</summary>
    public bool StrictInstants { get; init; }

    /// <summary>The run ends where an owed task stands open that no answer names: somebody is to be asked. False runs on.</summary>
    public bool StopToAsk { get; init; }
}

public enum UnscriptedTasks
{
    /// <summary>They stay open.</summary>
    StayOpen,

    /// <summary>Owed ones get their first outcome one working day after they opened, at 10:00; offered ones stay open.</summary>
    TakeFirstOutcome,
}

/// <param name="Event">Starts it by this event; null where the definition's own trigger or <paramref name="Input"/> says how.</param>
/// <param name="Subject">The case's id; null makes one up.</param>
public sealed record SimulationStart(DateTimeOffset At, JsonObject? Input = null, string? Event = null, JsonObject? Payload = null, Guid? Subject = null)
{
    /// <summary>Id of a start activity that goes by the clock, and has come to its time.</summary>
    public string? Trigger { get; init; }
}

/// <summary>An event from outside the processes, of the simulated case.</summary>
public sealed record ScriptedEvent(DateTimeOffset At, string Name, JsonObject Payload);

/// <summary>What somebody does with a task. Exactly one of <see cref="At"/>, <see cref="After"/> and <see cref="Never"/> is given.</summary>
/// <param name="Task">The activity's id, <c>definition/activity</c>, or the task's title.</param>
/// <param name="Outcome">Null takes the first one.</param>
public sealed record ScriptedAnswer(string Task, string? Outcome)
{
    /// <summary>The n-th time the task opens, from 1; null: the next time it is open.</summary>
    public int? Occurrence { get; init; }

    public DateTimeOffset? At { get; init; }

    public TimeAfter? After { get; init; }

    public bool Never { get; init; }

    /// <summary>Fields of the form; those not given are filled with plausible values, null leaves a field out.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>What the form answered when it was recorded; what depends on the simulated case is found anew.</summary>
    public JsonNode? Result { get; init; }

    /// <summary>Party key, for the report; null takes the task's first candidate.</summary>
    public string? By { get; init; }

    /// <summary>Nobody said so, it is only supposed: what the form presupposes is supposed too (progress before acceptance).</summary>
    internal bool Supposed { get; init; }

    /// <summary>Code of the refusal that is expected; the task stays open.</summary>
    public string? Refused { get; init; }
}

/// <summary>Working days or natural days after the task opened, at a time of day, or hours after it to the minute.</summary>
public sealed record TimeAfter(int? WorkingDays, int? Days, int? Hours, TimeOnly? Time);
