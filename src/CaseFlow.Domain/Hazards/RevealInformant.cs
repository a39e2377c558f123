using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// Who told of a hazard, for those who have to ask them again or thank them (R124): not for grid officers, communities or the
/// enterprise (C58). That somebody looked stands in the audit; what they saw does not.
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice), NotAudited]
public sealed record RevealInformant(Guid HazardId) : ICommand<Informant>, IConcerns
{
    Guid IConcerns.SubjectId => HazardId;
}

internal sealed class RevealInformantHandler(CaseFlowDb db) : IRequestHandler<RevealInformant, Result<Informant>>
{
    public async Task<Result<Informant>> Handle(RevealInformant request, CancellationToken cancellationToken) =>
        !await db.Set<Hazard>().AnyAsync(h => h.Id == request.HazardId, cancellationToken)
            ? Refusal.NotFound("hazard.not-found")
            : await db.Set<HazardInformant>().Where(i => i.HazardId == request.HazardId).Select(i => new Informant(i.Name, i.Contact)).FirstOrDefaultAsync(cancellationToken) is { } informant
                ? informant
                : Refusal.NotFound("hazard.no-informant");
}
