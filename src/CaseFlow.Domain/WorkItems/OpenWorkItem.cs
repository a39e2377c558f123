using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.WorkItems;

/// <summary>One way to finish a task: its outcome (a port of the activity), its label, and the form it takes (null: none).</summary>
public sealed record WorkItemOutcome(string Key, string Label, string? Form = null);

/// <summary>
/// A process asks people for something. Whoever fits one of the candidates may do it; completing it resumes
/// <paramref name="BookmarkId"/> with <c>{"outcome","data","result","completedBy","completedAt"}</c>.
/// </summary>
/// <param name="Candidates">Party keys (see <see cref="PartyKeys"/>) or <c>role:NAME</c>, resolved when the task opens.</param>
/// <param name="FormParameters">Read by the forms: what the definition says about limits, choices and what must be given.</param>
/// <param name="Due">Null: no due date.</param>
/// <param name="Optional">May be done, need not: an action offered on the case page, not counted as owed.</param>
[ProcessOnly]
public sealed record OpenWorkItem(
    Guid SubjectId, Guid BookmarkId, Guid InstanceId, string DefinitionId, int DefinitionVersion, string ActivityId,
    string Title, string? Instructions, IReadOnlyList<string> Candidates, IReadOnlyList<WorkItemOutcome> Outcomes,
    JsonObject FormParameters, Limit? Due, DateTimeOffset? DueFrom, ReminderLadder Ladder, bool Optional)
    : ICommand<WorkItemOpened>, IConcerns;

public sealed record WorkItemOpened(Guid WorkItemId, DateTimeOffset? DueAt);

/// <summary>The process no longer asks (another branch ended the stage); nothing is owed any more.</summary>
[ProcessOnly]
public sealed record CancelWorkItem(Guid SubjectId, Guid BookmarkId, string Reason) : ICommand<Done>, IConcerns;
