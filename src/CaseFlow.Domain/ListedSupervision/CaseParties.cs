using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Who the parties of a case are at this moment. Posts are named by unit and role, so that whoever holds them then is meant.</summary>
internal sealed class CaseParties(CaseFlowDb db, IPeopleDirectory people, ITaskHolders holders) : IPartyDirectory
{
    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await db.Set<ListedCase>().IgnoreQueryFilters().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is not { } listed)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(await OfAsync(listed, key, ct));
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> OfAsync(ListedCase c, string key, CancellationToken ct) => key switch
    {
        PartyKeys.Enterprise => Unit(key, c.EnterpriseUnitId, c.EnterpriseName),
        PartyKeys.GridOfficer => await PostAsync(key, c.CommunityCode, Roles.GridOfficer, ct),
        PartyKeys.Street => await PostAsync(key, c.StreetCode, Roles.StreetOfficer, ct),
        PartyKeys.StreetLeader => await PostAsync(key, c.StreetCode, Roles.StreetLeader, ct),
        PartyKeys.GoverningUnit => Unit(key, c.GoverningUnitId, c.GoverningUnitName),
        PartyKeys.SupervisingUnit => Unit(key, c.SupervisingUnitId, c.SupervisingUnitName),
        PartyKeys.ResponsiblePerson => Person(key, c.ResponsiblePersonId, c.ResponsiblePersonName),
        PartyKeys.Leader => Person(key, c.LeaderPersonId, c.LeaderPersonName),
        PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
        PartyKeys.ListingBody => [new Party(key, null, Roles.ListingBody, null, TextCatalog.Get($"party.{key}"))],
        PartyKeys.TaskHolder => await holders.OfAsync(c.Id, ct),
        _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
        _ => [],
    };

    private static IEnumerable<Party> Unit(string key, Guid? unitId, string? name) => unitId is { } id ? [new Party(key, id, null, null, name!)] : [];

    private static IEnumerable<Party> Person(string key, Guid? personId, string? name) => personId is { } id ? [new Party(key, null, null, id, name!)] : [];

    private async Task<IEnumerable<Party>> PostAsync(string key, string regionCode, string role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(regionCode, ct) is { } unit ? [new Party(key, unit.Id, role, null, unit.Name)] : [];
}

internal sealed class ListedSupervisionFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<CaseFile>();
        services.AddScoped<ITraceSource, CaseTrace>();
        services.AddScoped<IOmissionSource, OverdueCases>();
        services.AddScoped<ListingLookup>();
        services.AddScoped<SiteReview>();
        services.AddScoped<CaseProgress>();
        services.AddScoped<CaseLimits>();
        services.AddScoped<IListedRecord, ListedRecord>();
        services.AddScoped<ISubjectDirectory, CaseSubjects>();
        services.AddScoped<ISubjectRows, CaseSubjects>();
        services.AddScoped<IPartyDirectory, CaseParties>();
    }
}
