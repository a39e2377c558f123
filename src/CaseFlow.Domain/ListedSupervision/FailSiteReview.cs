using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Examined on site and not found rectified: the case stays listed with the same last day (C43).</summary>
/// <param name="Requirements">What still has to be done.</param>
[ViaWorkItem("site-review-failed")]
public sealed record FailSiteReview(
    Guid SubjectId, JsonObject? Parameters, DateOnly? ReviewedOn, string? Participants, string? Findings, string? Requirements,
    IReadOnlyList<Guid>? AttachmentIds) : ICommand<SiteReviewed>, IConcerns;

internal sealed class FailSiteReviewValidator : AbstractValidator<FailSiteReview>
{
    public FailSiteReviewValidator()
    {
        RuleFor(x => x.ReviewedOn).NotNull().Refuse("site-review.day-missing");
        RuleFor(x => x.Participants).Needed("site-review.participants-missing");
        RuleFor(x => x.Findings).Needed("site-review.findings-missing");
        RuleFor(x => x.Requirements).Needed("site-review.requirements-missing");
    }
}

internal sealed class FailSiteReviewHandler(SiteReview review) : IRequestHandler<FailSiteReview, Result<SiteReviewed>>
{
    public Task<Result<SiteReviewed>> Handle(FailSiteReview request, CancellationToken cancellationToken) => review.RecordAsync(
        request.SubjectId, request.ReviewedOn!.Value, request.Participants!, request.Findings!, request.Requirements, request.AttachmentIds, passed: false, cancellationToken);
}
