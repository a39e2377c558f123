using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Gives a taken task back to all who may do it.</summary>
[AnyRole]
public sealed record ReleaseWorkItem(Guid WorkItemId, int Version) : ICommand<WorkItemChanged>;
