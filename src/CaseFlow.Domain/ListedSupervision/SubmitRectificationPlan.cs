using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>治理方案 in its six parts: 目标和任务、方法和措施、经费和物资、机构和人员、时限和要求、安全措施和应急预案 (practice §2.3).</summary>
[ViaWorkItem("rectification-plan")]
public sealed record SubmitRectificationPlan(
    Guid SubjectId, JsonObject? Parameters, string? Goals, string? Measures, string? Funding, string? Organisation, string? Schedule,
    string? Safety, IReadOnlyList<Guid>? AttachmentIds) : ICommand<Recorded>, IConcerns;

/// <summary>What a form left on the case.</summary>
public sealed record Recorded(Guid RecordId, DateTimeOffset RecordedAt);
