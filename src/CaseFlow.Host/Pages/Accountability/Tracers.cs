namespace CaseFlow.Host.Pages.Accountability;

/// <summary>Who may trace back (R102); the query itself asks for the same roles.</summary>
internal static class Tracers
{
    public static readonly IReadOnlyList<string> Roles =
        [Domain.People.Roles.DistrictOffice, Domain.People.Roles.ListingBody, Domain.People.Roles.DistrictLeader, Domain.People.Roles.CityOffice, Domain.People.Roles.AuditAdministrator];
}
