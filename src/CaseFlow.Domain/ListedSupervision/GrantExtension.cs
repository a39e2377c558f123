using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body grants the waiting request, to the day asked for or another one after the present last day.</summary>
/// <param name="Parameters"><c>overrideRequired</c>: true when the request came late, so the decision needs a reason of its own (C40).</param>
[ViaWorkItem("extension-grant")]
public sealed record GrantExtension(Guid SubjectId, JsonObject? Parameters, DateOnly? NewLastDay, string? Opinion, string? OverrideReason)
    : ICommand<ExtensionGranted>, IConcerns;

/// <param name="AfterExpiry">The limit had passed when it was asked: the case stays overdue, the new day is one of supervision (C42).</param>
public sealed record ExtensionGranted(Guid RequestId, DateOnly OldLastDay, DateOnly NewLastDay, bool AfterExpiry);
