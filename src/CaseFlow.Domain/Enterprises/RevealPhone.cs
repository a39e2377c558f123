using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The whole number of an enterprise's safety contact, for who has to call it. That somebody looked stands in the audit.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.DepartmentOfficer), NotAudited]
public sealed record RevealPhone(Guid EnterpriseId) : ICommand<string>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class RevealPhoneHandler(CaseFlowDb db) : IRequestHandler<RevealPhone, Result<string>>
{
    public async Task<Result<string>> Handle(RevealPhone request, CancellationToken cancellationToken) =>
        await db.Set<Enterprise>().Where(e => e.Id == request.EnterpriseId).Select(e => new { e.Phone }).FirstOrDefaultAsync(cancellationToken) switch
        {
            null => Refusal.NotFound("enterprise.unknown"),
            { Phone: { Length: > 0 } phone } => phone,
            _ => new Refusal("enterprise.no-phone"),
        };
}
