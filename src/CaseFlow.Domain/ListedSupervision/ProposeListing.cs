using System.Text.Json.Nodes;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The district office proposes a hazard for listing (R88). A case comes into being and the event
/// <c>HazardProposedForListing</c> starts its process: payload <c>{caseId, hazardId, hazardNumber, grade, enterpriseId,
/// enterprise, place, description, regionPath, communityCode, proposedBy, reason}</c>, subject = the case.
/// </summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ProposeListing(Guid HazardId, string Reason) : ICommand<ListingProposed>
{
    public const string Event = "HazardProposedForListing";
}

public sealed record ListingProposed(Guid CaseId);

internal sealed class ProposeListingValidator : AbstractValidator<ProposeListing>
{
    public ProposeListingValidator() => RuleFor(x => x.Reason).Needed("listing.reason-missing");
}

internal sealed class ProposeListingHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IHazards hazards, CaseFile files, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ProposeListing, Result<ListingProposed>>
{
    public async Task<Result<ListingProposed>> Handle(ProposeListing request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, $"hazard:{request.HazardId:D}", cancellationToken);
        if (await hazards.FindAsync(request.HazardId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        if (!HazardStates.OnTheWay.Contains(hazard.State))
        {
            return Refusal.Conflict("listing.already-proposed", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}"));
        }

        var now = time.GetUtcNow();
        var listed = ListedCase.Of(hazard, request.Reason.Trim(), context.Who, now);
        listed.Reach(Milestones.Proposed, Milestones.Name(Milestones.Proposed), closes: false, now);
        db.Add(listed);
        db.Add(new ReachedMilestone { Id = Guid.CreateVersion7(now), CaseId = listed.Id, Key = listed.Milestone, Name = listed.MilestoneName, At = now });
        await hazards.MoveAsync(hazard.Id, HazardStates.Proposed, listed.Id, cancellationToken);
        await files.OpenToAsync(listed, hazard.EnterpriseUnitId is { } unit ? [unit] : [], cancellationToken);
        timeline.Write(listed.Id, "timeline.case-proposed", hazard.Number, hazard.EnterpriseName, listed.Reason);
        context.SubjectId = listed.Id;

        // The process that starts now reads the case.
        await db.SaveChangesAsync(cancellationToken);
        return await processes.PublishAsync(ProposeListing.Event, listed.Id, Facts(listed, hazard), cancellationToken) == 0
            ? Refusal.Conflict("listing.no-process")
            : new ListingProposed(listed.Id);
    }

    private static JsonObject Facts(ListedCase listed, HazardFacts hazard) => new()
    {
        ["caseId"] = listed.Id,
        ["hazardId"] = hazard.Id,
        ["hazardNumber"] = hazard.Number,
        ["grade"] = hazard.Grade,
        ["enterpriseId"] = hazard.EnterpriseId,
        ["enterprise"] = hazard.EnterpriseName,
        ["place"] = hazard.Place,
        ["description"] = hazard.Description,
        ["regionPath"] = hazard.RegionPath,
        ["communityCode"] = hazard.CommunityCode,
        ["proposedBy"] = listed.ProposedBy,
        ["reason"] = listed.Reason,
    };
}
