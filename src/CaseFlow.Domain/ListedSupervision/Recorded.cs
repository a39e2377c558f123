namespace CaseFlow.Domain.ListedSupervision;

/// <summary>What a form left on the case.</summary>
public sealed record Recorded(Guid RecordId, DateTimeOffset RecordedAt);
