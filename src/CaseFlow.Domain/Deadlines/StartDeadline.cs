using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// A process starts a deadline over a subject. It reminds by its ladder and, when it passes, resumes
/// <paramref name="BookmarkId"/> with the outcome Overdue (input: <c>{"outcome":"Overdue","deadlineId":…}</c>).
/// </summary>
/// <param name="Key">Names the deadline within its subject, e.g. <c>rectification</c>; only one open deadline has it.</param>
/// <param name="From">Start instant; null means now.</param>
/// <param name="LastDay">A fixed last day instead of counting <paramref name="Limit"/> (an extension in place of a limit).</param>
[ProcessOnly]
public sealed record StartDeadline(
    Guid SubjectId, Guid BookmarkId, string Key, string Name, Limit Limit, DateTimeOffset? From, DateOnly? LastDay, ReminderLadder Ladder)
    : ICommand<DeadlineStarted>, IConcerns;

/// <param name="DueAt">The first instant that is late.</param>
public sealed record DeadlineStarted(Guid DeadlineId, DateTimeOffset DueAt, DateOnly LastDay, bool Provisional);
