using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Workflows.Simulation;

internal enum SimulatedTaskState
{
    Open,
    Completed,
    Cancelled,
}

/// <summary>A task in memory; what the work item's row is in the database.</summary>
internal sealed class SimulatedTask
{
    public required Guid Id { get; init; }
    public required Guid BookmarkId { get; init; }
    public required string DefinitionId { get; init; }
    public required string ActivityId { get; init; }

    /// <summary>The n-th time this activity opened a task.</summary>
    public required int Occurrence { get; init; }

    public required string Title { get; init; }
    public required IReadOnlyList<string> Candidates { get; init; }
    public required IReadOnlyList<WorkItemOutcome> Outcomes { get; init; }
    public required JsonObject FormParameters { get; init; }
    public required bool Optional { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public SimulatedDeadline? Deadline { get; set; }
    public SimulatedTaskState State { get; set; }
    public string? Outcome { get; set; }
    public string? By { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    public string DeadlineKey => $"task:{Id:D}";

    public bool IsCalled(string name) => ActivityId == name || $"{DefinitionId}/{ActivityId}" == name || Title == name;
}

/// <summary>A deadline in memory, with the instant at which it wakes up next; null when nothing of it is left.</summary>
internal sealed class SimulatedDeadline
{
    public required Guid Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required Guid BookmarkId { get; init; }
    public required DateTimeOffset From { get; init; }
    public required Limit Limit { get; init; }
    public required ReminderLadder Ladder { get; init; }

    /// <summary>The task whose due date it is; null for a deadline of the case.</summary>
    public SimulatedTask? Task { get; init; }

    public bool Fixed { get; set; }
    public DateOnly LastDay { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public bool Provisional { get; private set; }
    public DeadlineState State { get; set; } = DeadlineState.Running;
    public DateTimeOffset? OverdueAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? WakesAt { get; set; }
    public List<DateOnly> LastDays { get; } = [];

    /// <summary>Steps of this round that are over, and whether they went out.</summary>
    public Dictionary<string, bool> Over { get; } = new(StringComparer.Ordinal);

    public bool IsOpen => State is DeadlineState.Running or DeadlineState.Overdue;

    /// <summary>A new last day begins a new round of reminders.</summary>
    public void MoveTo(LimitEnd end)
    {
        if (end.LastDay != LastDay)
        {
            Over.Clear();
            LastDays.Add(end.LastDay);
        }

        (LastDay, DueAt, Provisional) = (end.LastDay, end.DueAt, end.Provisional);
    }

    public IReadOnlyList<PlannedStep> Plan(IWorkCalendar calendar) =>
        LadderPlan.Of(Ladder, new LadderSpan(From, LastDay, DueAt, Limit.Unit == LimitUnit.Hours && !Fixed), calendar);
}
