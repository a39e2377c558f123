using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A deadline has a last day: it was started, extended or recomputed. Published in the same transaction.</summary>
/// <param name="OldLastDay">Null at the start.</param>
/// <param name="Reason">The limit in words at the start, the opinion of an extension, the calendar's change.</param>
public sealed record DeadlineMoved(
    Guid DeadlineId, Guid SubjectId, string Key, DateOnly? OldLastDay, DateOnly LastDay, DateTimeOffset DueAt, bool Provisional,
    DeadlineChangeKind Cause, string Reason) : INotification;

/// <summary>A deadline's last day is over and it was neither met nor stopped. Happens once for a deadline.</summary>
public sealed record DeadlinePassed(
    Guid DeadlineId, Guid SubjectId, string Key, string Name, DateOnly LastDay, DateTimeOffset DueAt) : INotification;

/// <summary>A deadline was met, or is no longer needed.</summary>
public sealed record DeadlineEnded(Guid DeadlineId, Guid SubjectId, string Key, bool Met) : INotification;

/// <summary>A step of a ladder is to go out now, once.</summary>
/// <param name="Notify">Party keys, to be resolved at this moment.</param>
/// <param name="Left">Working days from today to the last day; negative after it.</param>
/// <param name="NoticeKey">Names this step of this round, so that it goes out once.</param>
public sealed record ReminderDue(
    Guid DeadlineId, Guid SubjectId, string DeadlineName, string Step, IReadOnlyList<string> Notify, string Text,
    DateOnly LastDay, DateTimeOffset DueAt, int Left, string NoticeKey) : INotification;
