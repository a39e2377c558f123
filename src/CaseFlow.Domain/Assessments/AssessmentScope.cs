using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>Streets see the assessments of their officers, the district all of it, an officer only the own ones.</summary>
internal sealed class AssessmentScope(CaseFlowDb db, RequestContext context)
{
    private static readonly string[] Overseers =
        [Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.AuditAdministrator];

    public IQueryable<Assessment> Seen
    {
        get
        {
            var me = context.Who.PersonId;
            return SeesAll || Overseers.Any(context.Who.Is) ? db.Set<Assessment>() : db.Set<Assessment>().IgnoreQueryFilters().Where(a => a.PersonId == me);
        }
    }

    /// <summary>Whether who asks may correct a confirmed grade.</summary>
    public bool MayCorrect => SeesAll || Correctors.Any(context.Who.Is);

    private static readonly string[] Correctors = [Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice];

    private bool SeesAll => context.InProcess || context.Who.IsSystem;
}
