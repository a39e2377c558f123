using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The district office proposes a hazard for listing (R88). A case comes into being and the event
/// <c>HazardProposedForListing</c> starts its process: payload <c>{caseId, hazardId, hazardNumber, grade, enterpriseId,
/// enterprise, place, description, regionPath, communityCode, proposedBy, reason}</c>, subject = the case.
/// </summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ProposeListing(Guid HazardId, string Reason) : ICommand<ListingProposed>;

public sealed record ListingProposed(Guid CaseId);
