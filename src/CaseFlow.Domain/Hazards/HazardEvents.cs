using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard was reported that somebody has to do something about. Published in the same transaction, as the others are.</summary>
public sealed record HazardOpened(Guid HazardId, Guid EnterpriseId, string Number, string Grade, DateTimeOffset At) : INotification;

/// <summary>Nobody has to do anything about it any more: closed, or joined to another report of the same thing.</summary>
public sealed record HazardEnded(Guid HazardId, Guid EnterpriseId, DateTimeOffset At) : INotification;
