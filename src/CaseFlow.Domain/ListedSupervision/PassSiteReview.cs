using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Examined on site and found rectified (C43, practice §2.7).</summary>
/// <param name="ReviewedOn">Not before the acceptance was asked for, not in the future.</param>
[ViaWorkItem("site-review-passed")]
public sealed record PassSiteReview(
    Guid SubjectId, JsonObject? Parameters, DateOnly? ReviewedOn, string? Participants, string? Findings, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<SiteReviewed>, IConcerns;

public sealed record SiteReviewed(Guid RecordId, DateOnly ReviewedOn, bool Passed, string Findings, string? Requirements);
