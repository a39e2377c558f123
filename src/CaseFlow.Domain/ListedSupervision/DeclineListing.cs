using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing body does not list the hazard; it may be proposed again later.</summary>
[ViaWorkItem("decline-listing")]
public sealed record DeclineListing(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Recorded>, IConcerns;

internal sealed class DeclineListingValidator : AbstractValidator<DeclineListing>
{
    public DeclineListingValidator() => RuleFor(x => x.Reason).Needed("listing.decline-reason-missing");
}

internal sealed class DeclineListingHandler(CaseFile files, ITimeline timeline) : IRequestHandler<DeclineListing, Result<Recorded>>
{
    public async Task<Result<Recorded>> Handle(DeclineListing request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        if (listed.Number is not null)
        {
            return Refusal.Conflict("listing.already", listed.Number);
        }

        timeline.Write(listed.Id, "timeline.listing-declined", request.Reason!.Trim());
        return await files.RecordAsync(listed.Id, "decline-listing", new() { ["reason"] = request.Reason }, null, cancellationToken);
    }
}
