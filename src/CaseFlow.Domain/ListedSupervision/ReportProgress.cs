using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>How far the rectification is, with evidence.</summary>
/// <param name="Percent">0 to 100.</param>
[ViaWorkItem("progress-report")]
public sealed record ReportProgress(Guid SubjectId, JsonObject? Parameters, string? Text, int? Percent, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<Recorded>, IConcerns;
