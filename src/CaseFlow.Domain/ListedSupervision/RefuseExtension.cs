using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body refuses the waiting request; the last day stays.</summary>
[ViaWorkItem("extension-refusal")]
public sealed record RefuseExtension(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<ExtensionRefused>, IConcerns;

public sealed record ExtensionRefused(Guid RequestId, DateOnly LastDay);
