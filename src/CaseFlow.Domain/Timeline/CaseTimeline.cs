using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Timeline;

/// <summary>What happened to a subject, newest first, as sentences in the reader's language.</summary>
[AnyRole]
public sealed record CaseTimeline(Guid SubjectId, PageRequest? Page = null) : IQuery<Page<TimelineItem>>;

/// <param name="By">Who did it; 系统 where a process or a limit did.</param>
/// <param name="Kind">The sentence's resource key, e.g. <c>timeline.case-listed</c>: for an icon.</param>
public sealed record TimelineItem(Guid Id, DateTimeOffset At, string By, bool BySystem, string Kind, string Text);
