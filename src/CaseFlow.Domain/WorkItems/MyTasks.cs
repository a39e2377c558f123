using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The tasks of the actor or of their unit, the earliest due first; offered actions are not among them.</summary>
/// <param name="Filter">
/// <c>mine</c> (default: I may do them and nobody else took them), <c>unit</c> (my unit's, whoever in it does them), or of mine:
/// <c>today</c>, <c>week</c> (due up to Sunday), <c>overdue</c>.
/// </param>
[AnyRole]
public sealed record MyTasks(string? Filter = null, string? Search = null, PageRequest? Page = null) : IQuery<TaskList>;

public sealed record TaskList(TaskCounts Counts, Page<TaskItem> Page);

/// <summary>The numbers of the workbench; each is a filter of <see cref="MyTasks"/>.</summary>
public sealed record TaskCounts(int Mine, int Unit, int Today, int Week, int Overdue);

/// <param name="SubjectKind"><c>case</c> or another kind of subject; names its page.</param>
/// <param name="SubjectTitle">What it is about: enterprise and hazard.</param>
/// <param name="LastDay">Inclusive; null without due date.</param>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="Optional">Offered, not owed.</param>
/// <param name="MayDo">The viewer fits and nobody else took it.</param>
/// <param name="Holders">Who may do it, in words.</param>
public sealed record TaskItem(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Place, string Title, string? Instructions,
    bool Optional, DateTimeOffset OpenedAt, DateOnly? LastDay, DateTimeOffset? DueAt, bool Overdue, IReadOnlyList<string> Holders,
    string? ClaimedBy, bool ClaimedByMe, bool MayDo, IReadOnlyList<WorkItemOutcome> Outcomes, int Version);
