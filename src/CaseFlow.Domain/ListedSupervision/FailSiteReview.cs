using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Examined on site and not found rectified: the case stays listed with the same last day (C43).</summary>
/// <param name="Requirements">What still has to be done.</param>
[ViaWorkItem("site-review-failed")]
public sealed record FailSiteReview(
    Guid SubjectId, JsonObject? Parameters, DateOnly? ReviewedOn, string? Participants, string? Findings, string? Requirements,
    IReadOnlyList<Guid>? AttachmentIds) : ICommand<SiteReviewed>, IConcerns;
