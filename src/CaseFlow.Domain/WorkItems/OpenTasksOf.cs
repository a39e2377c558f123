using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The open tasks and offered actions of one subject, owed ones first.</summary>
[AnyRole]
public sealed record OpenTasksOf(Guid SubjectId) : IQuery<IReadOnlyList<TaskItem>>;
