using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The process reached a milestone; the case shows it as its state from now on.</summary>
/// <param name="Key">Names the milestone within the definition.</param>
/// <param name="Name">What people read, e.g. 整改中.</param>
/// <param name="Closes">True when the case ends with this milestone (销号, 不予挂牌).</param>
[ProcessOnly]
public sealed record SetMilestone(Guid SubjectId, string Key, string Name, bool Closes) : ICommand<Done>, IConcerns;
