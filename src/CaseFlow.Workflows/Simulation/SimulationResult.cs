using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Simulation;

/// <summary>What would happen, all instants in Asia/Shanghai.</summary>
public sealed record SimulationResult
{
    public required string Definition { get; init; }
    public required string Name { get; init; }
    public required int Version { get; init; }

    /// <summary><c>finished</c>, <c>waiting</c>, <c>faulted</c>, <c>cancelled</c>, <c>not-started</c> or <c>invalid</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where the virtual clock stood at the end.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The limit that ended it, in words; null when it came to its end.</summary>
    public string? Stopped { get; init; }

    public int CalendarVersion { get; init; }

    /// <summary>A due date hangs on a year whose holidays are not published.</summary>
    public bool Provisional { get; init; }

    public IReadOnlyList<SimulatedStep> Path { get; init; } = [];
    public IReadOnlyList<SimulatedTaskView> Tasks { get; init; } = [];
    public IReadOnlyList<SimulatedDeadlineView> Deadlines { get; init; } = [];
    public IReadOnlyList<SimulatedReminder> Reminders { get; init; } = [];
    public IReadOnlyList<SimulatedDocument> Documents { get; init; } = [];
    public IReadOnlyList<SimulatedNotice> Notices { get; init; } = [];
    public IReadOnlyList<SimulatedMilestone> Milestones { get; init; } = [];
    public IReadOnlyList<SimulatedRemark> Decisions { get; init; } = [];

    /// <summary>Other commands that were sent, by name.</summary>
    public IReadOnlyList<SimulatedRemark> Commands { get; init; } = [];

    public IReadOnlyList<SimulatedRemark> Incidents { get; init; } = [];

    /// <summary>Answers that were refused, came too early, or were never asked for.</summary>
    public IReadOnlyList<SimulatedRemark> Problems { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>One execution of one activity; those that ended in the order they did, then those that wait.</summary>
/// <param name="Instance">1, 2, 3 … in the order the instances were started.</param>
/// <param name="State"><c>done</c>, <c>waiting</c>, <c>cancelled</c> or <c>faulted</c>.</param>
public sealed record SimulatedStep(
    int Instance, string Definition, int Version, string Activity, string? Name, string Type, string State, IReadOnlyList<string> Outcomes,
    DateTimeOffset BeganAt, DateTimeOffset? EndedAt)
{
    /// <summary>Why it went that way, where the activity says so (the rows of a decision table).</summary>
    public string? Text { get; init; }

    /// <summary>The activity as people read it.</summary>
    public string Title { get; init; } = Activity;

    /// <summary>How it was left, as people read it; empty where there is one way only.</summary>
    public string Left { get; init; } = "";
}

/// <param name="Holders">Party keys of who may do it.</param>
/// <param name="State"><c>open</c>, <c>completed</c> or <c>cancelled</c>.</param>
public sealed record SimulatedTaskView(
    string Definition, string Activity, int Occurrence, string Title, IReadOnlyList<string> Holders, IReadOnlyList<string> Outcomes, bool Optional,
    DateTimeOffset OpenedAt, DateOnly? LastDay, DateTimeOffset? DueAt, bool Provisional, bool Late, string State, string? Outcome, string? By,
    DateTimeOffset? ClosedAt, IReadOnlyList<SimulatedLadderStep> Ladder)
{
    /// <summary>The outcomes with what people read and the forms they take.</summary>
    public IReadOnlyList<WorkItemOutcome> Choices { get; init; } = [];

    /// <summary>The limit that made the due date; null where there is none.</summary>
    public Limit? Rule { get; init; }

    /// <summary>The run ended to ask what becomes of it.</summary>
    public bool Asked { get; init; }
}

/// <param name="State"><c>running</c>, <c>overdue</c>, <c>met</c> or <c>stopped</c>.</param>
/// <param name="LastDays">Every last day it had, the first one first.</param>
/// <param name="OnPassing">Activities that follow when it passes; empty where nothing does.</param>
public sealed record SimulatedDeadlineView(
    string Key, string Title, DateTimeOffset From, DateOnly LastDay, DateTimeOffset DueAt, bool Provisional, string State, DateTimeOffset? OverdueAt,
    DateTimeOffset? EndedAt, IReadOnlyList<DateOnly> LastDays, IReadOnlyList<string> OnPassing, IReadOnlyList<SimulatedLadderStep> Ladder)
{
    /// <summary>The limit that made the first last day; a later one may have been fixed by a decision.</summary>
    public Limit? Rule { get; init; }

    /// <summary>The last day was named, not counted.</summary>
    public bool Fixed { get; init; }
}

/// <param name="State"><c>sent</c>, <c>skipped</c> (past when the round began), <c>planned</c> or <c>dropped</c> (the deadline ended before).</param>
public sealed record SimulatedLadderStep(string Step, DateTimeOffset At, string State, IReadOnlyList<string> To);

/// <param name="Deadline">Its key; a task's is <c>task:ACTIVITY</c>.</param>
public sealed record SimulatedReminder(DateTimeOffset At, string Deadline, string Title, string Step, IReadOnlyList<string> To, DateOnly LastDay, string Text);

public sealed record SimulatedDocument(DateTimeOffset At, string Template, string Title, string Number, IReadOnlyList<string> To);

public sealed record SimulatedNotice(DateTimeOffset At, string Title, IReadOnlyList<string> To, string Text);

public sealed record SimulatedMilestone(DateTimeOffset At, string Key, string Name, bool Closes);

public sealed record SimulatedRemark(DateTimeOffset At, string About, string Text);
