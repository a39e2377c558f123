namespace CaseFlow.Workflows.Checking;

/// <summary>Names of what is checked; stable, for programs that read the result.</summary>
public static class Invariants
{
    /// <summary>An unfinished instance has neither a wait point nor an open incident.</summary>
    public const string NothingWaitedFor = "nothing-waited-for";

    /// <summary>An instance that stopped at a fault has no open incident by which anybody could go on.</summary>
    public const string FaultWithoutIncident = "fault-without-incident";

    public const string VersionGone = "version-gone";
    public const string StateUnreadable = "state-unreadable";

    /// <summary>The state holds a wait point that no row finds.</summary>
    public const string WaitPointNotStored = "wait-point-not-stored";

    /// <summary>A row finds a wait point that the state does not hold.</summary>
    public const string WaitPointUnknown = "wait-point-unknown";

    public const string WaitPointOfNobody = "wait-point-of-nobody";
    public const string WaitPointAfterEnd = "wait-point-after-end";
    public const string TaskMissing = "task-missing";
    public const string TaskOfNobody = "task-of-nobody";
    public const string DeadlineMissing = "deadline-missing";
    public const string DeadlineOfNobody = "deadline-of-nobody";
    public const string TimerMissing = "timer-missing";
    public const string DueRowOfNobody = "due-row-of-nobody";
    public const string DueRowUnhandled = "due-row-unhandled";

    /// <summary>A parent waits for a child that has ended, or that never began.</summary>
    public const string ChildMissing = "child-missing";

    /// <summary>A child runs whose end no parent waits for any more.</summary>
    public const string ChildOfNobody = "child-of-nobody";

    public const string IncidentsMiscounted = "incidents-miscounted";
    public const string JournalGap = "journal-gap";
    public const string PublishedTwice = "published-twice";
    public const string TriggerOfUnpublished = "trigger-of-unpublished";
    public const string StartNotScheduled = "start-not-scheduled";

    /// <summary>An event is kept although something waits for it.</summary>
    public const string EventNotTaken = "event-not-taken";

    public static IReadOnlyList<string> All { get; } =
    [
        NothingWaitedFor, FaultWithoutIncident, VersionGone, StateUnreadable, WaitPointNotStored, WaitPointUnknown, WaitPointOfNobody, WaitPointAfterEnd,
        TaskMissing, TaskOfNobody, DeadlineMissing, DeadlineOfNobody, TimerMissing, DueRowOfNobody, DueRowUnhandled, ChildMissing, ChildOfNobody,
        IncidentsMiscounted, JournalGap, PublishedTwice, TriggerOfUnpublished, StartNotScheduled, EventNotTaken,
    ];
}
