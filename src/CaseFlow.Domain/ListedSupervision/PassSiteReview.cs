using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Examined on site and found rectified (C43, practice §2.7).</summary>
/// <param name="ReviewedOn">Not before the acceptance was asked for, not in the future.</param>
[ViaWorkItem("site-review-passed")]
public sealed record PassSiteReview(
    Guid SubjectId, JsonObject? Parameters, DateOnly? ReviewedOn, string? Participants, string? Findings, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<SiteReviewed>, IConcerns;

internal sealed class PassSiteReviewValidator : AbstractValidator<PassSiteReview>
{
    public PassSiteReviewValidator()
    {
        RuleFor(x => x.ReviewedOn).NotNull().Refuse("site-review.day-missing");
        RuleFor(x => x.Participants).Needed("site-review.participants-missing");
        RuleFor(x => x.Findings).Needed("site-review.findings-missing");
    }
}

internal sealed class PassSiteReviewHandler(SiteReview review) : IRequestHandler<PassSiteReview, Result<SiteReviewed>>
{
    public Task<Result<SiteReviewed>> Handle(PassSiteReview request, CancellationToken cancellationToken) => review.RecordAsync(
        request.SubjectId, request.ReviewedOn!.Value, request.Participants!, request.Findings!, null, request.AttachmentIds, passed: true, cancellationToken);
}
