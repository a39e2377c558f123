using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>
/// What must hold of a definition: given a start and people's answers, the expected path and dates. Kept in
/// <c>workflows/PROCESS/scenarios/*.json</c>; schema: <c>workflows/scenario.schema.json</c>.
/// </summary>
public sealed record Scenario
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>What it is about, as a sentence.</summary>
    public required string Name { get; init; }

    /// <summary>The rule or example it comes from.</summary>
    public string? Basis { get; init; }

    public required string Definition { get; init; }

    /// <summary>Null: the newest.</summary>
    public int? Version { get; init; }

    /// <summary>Versions of definitions it uses; the newest of those not named.</summary>
    public IReadOnlyDictionary<string, int>? With { get; init; }

    /// <summary>Years whose holiday notice is known; null: all that come with the product.</summary>
    public IReadOnlyList<int>? CalendarYears { get; init; }

    public required ScenarioStart Start { get; init; }

    /// <summary>Where the clock ends; null: when time brings nothing more.</summary>
    public DateTimeOffset? Until { get; init; }

    public IReadOnlyList<ScenarioAnswer> Answers { get; init; } = [];

    /// <summary>Owed tasks that no answer names get their first outcome one working day later; false leaves them open.</summary>
    public bool Automatic { get; init; }

    public IReadOnlyList<ScenarioEvent> Events { get; init; } = [];

    public required ScenarioExpectation Expect { get; init; }

    public ScenarioNever? Never { get; init; }
}

/// <summary>By an event with its payload, by an input, or as the definition's own trigger says.</summary>
public sealed record ScenarioStart(DateTimeOffset At, JsonObject? Input = null, string? Event = null, JsonObject? Payload = null);

public sealed record ScenarioEvent(DateTimeOffset At, string Name, JsonObject? Payload = null);

/// <summary>See <see cref="ScriptedAnswer"/>.</summary>
public sealed record ScenarioAnswer
{
    public required string Task { get; init; }
    public int? Occurrence { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? At { get; init; }
    public TimeAfter? After { get; init; }
    public bool Never { get; init; }
    public JsonObject? Data { get; init; }
    public string? By { get; init; }
    public string? Refused { get; init; }

    /// <summary>Exactly one of at, after and never is given.</summary>
    internal bool IsTimed => (At is null ? 0 : 1) + (After is null ? 0 : 1) + (Never ? 1 : 0) == 1;

    public ScriptedAnswer ToScripted() => new(Task, Outcome)
    {
        Occurrence = Occurrence, At = At, After = After, Never = Never, Data = Data, By = By, Refused = Refused,
    };
}

/// <summary>What is left out is not compared.</summary>
public sealed record ScenarioExpectation
{
    /// <summary><c>finished</c>, <c>waiting</c>, <c>faulted</c> or <c>cancelled</c>; without it <c>faulted</c> is a difference.</summary>
    public string? Status { get; init; }

    /// <summary>The whole path: <c>activity</c>, <c>activity:Outcome</c>, <c>definition/activity:Outcome@instant</c>; <c>*</c> stands for any steps.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    /// <summary>Steps that come in this order, whatever lies between.</summary>
    public IReadOnlyList<string>? InOrder { get; init; }

    public IReadOnlyList<ExpectedTask> Tasks { get; init; } = [];

    public IReadOnlyList<ExpectedDeadline> Deadlines { get; init; } = [];

    public IReadOnlyList<ExpectedReminders> Reminders { get; init; } = [];

    /// <summary>All documents in order.</summary>
    public IReadOnlyList<ExpectedDocument>? Documents { get; init; }

    /// <summary>All milestones in order.</summary>
    public IReadOnlyList<ExpectedMilestone>? Milestones { get; init; }

    /// <summary>Notices that are among those sent.</summary>
    public IReadOnlyList<ExpectedNotice> Notices { get; init; } = [];

    public bool? Provisional { get; init; }
}

/// <param name="Due">The last day (2018-12-10) or the first instant that is late (2018-12-11T00:00).</param>
public sealed record ExpectedTask(
    string Task, int Occurrence = 1, DateTimeOffset? Opened = null, string? Due = null, string? State = null, string? Outcome = null, DateTimeOffset? Closed = null,
    bool? Late = null, IReadOnlyList<string>? Holders = null);

/// <param name="LastDays">Every last day it had, the first one first.</param>
public sealed record ExpectedDeadline(
    string Key, int Occurrence = 1, string? Due = null, string? State = null, DateTimeOffset? OverdueAt = null, IReadOnlyList<DateOnly>? LastDays = null,
    bool? Provisional = null);

/// <param name="Of">Key of a deadline, or <c>task:ACTIVITY</c>.</param>
/// <param name="At">When they go out, all of them.</param>
public sealed record ExpectedReminders(string Of, IReadOnlyList<DateTimeOffset> At, IReadOnlyList<string>? To = null);

public sealed record ExpectedDocument(string Template, DateTimeOffset? At = null, string? Number = null, IReadOnlyList<string>? To = null);

public sealed record ExpectedMilestone(string Key, DateTimeOffset? At = null);

public sealed record ExpectedNotice(string Title, DateTimeOffset? At = null, IReadOnlyList<string>? To = null);

/// <summary>What must not happen.</summary>
public sealed record ScenarioNever
{
    /// <summary>Steps as in a path; one that only waits counts too.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    public IReadOnlyList<string> Documents { get; init; } = [];

    public IReadOnlyList<string> Milestones { get; init; } = [];

    /// <summary>Titles.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
