using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Moves the open deadline of that key to a new last day; the old one stays in its history (C40).</summary>
[ProcessOnly]
public sealed record ExtendDeadline(Guid SubjectId, string Key, DateOnly NewLastDay, string Reason) : ICommand<DeadlineStarted>, IConcerns;

/// <summary>Ends the open deadline of that key: met, or no longer needed. Its remaining reminders never go out (reliability B11).</summary>
[ProcessOnly]
public sealed record StopDeadline(Guid SubjectId, string Key, bool Met) : ICommand<Done>, IConcerns;
