using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Takes a task that several may do, so that the others see it is in hand (reliability A6).</summary>
[AnyRole]
public sealed record ClaimWorkItem(Guid WorkItemId, int Version) : ICommand<WorkItemChanged>;

/// <param name="Version">The version to send with the next change.</param>
public sealed record WorkItemChanged(Guid WorkItemId, int Version);
