using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// Asks for a later last day (C40, C42). Whether that is in time is for the definition to say; here only that the new
/// day lies after the present one and that no other request waits for its decision.
/// </summary>
[ViaWorkItem("extension-request")]
public sealed record RequestExtension(
    Guid SubjectId, JsonObject? Parameters, DateOnly? NewLastDay, string? Reason, string? Safeguards, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<ExtensionRequested>, IConcerns;

public sealed record ExtensionRequested(Guid RequestId, DateOnly RequestedOn, DateOnly NewLastDay, DateOnly CurrentLastDay, bool Overdue);
