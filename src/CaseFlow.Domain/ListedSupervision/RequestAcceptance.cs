using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The governing side says it is done and asks to be examined; refused before any progress report.</summary>
[ViaWorkItem("acceptance-request")]
public sealed record RequestAcceptance(Guid SubjectId, JsonObject? Parameters, string? Summary, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<AcceptanceRequested>, IConcerns;

public sealed record AcceptanceRequested(Guid RecordId, DateTimeOffset RequestedAt);
