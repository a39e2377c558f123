using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// A person finishes a task with an outcome. The outcome's form is a command of the domain (<see cref="ViaWorkItemAttribute"/>):
/// it is made from <paramref name="Data"/> plus <c>subjectId</c> and <c>parameters</c>, and runs first; if it is refused,
/// nothing is written and the task stays open.
/// </summary>
/// <param name="Version">The version the person saw; another one means somebody changed the task meanwhile.</param>
[AnyRole]
public sealed record CompleteWorkItem(Guid WorkItemId, string Outcome, JsonObject? Data, int Version) : ICommand<WorkItemCompleted>;

public sealed record WorkItemCompleted(Guid WorkItemId, Guid SubjectId);
