using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Who the parties of a hazard are at this moment.</summary>
internal sealed class HazardParties(CaseFlowDb db, IPeopleDirectory people, ITaskHolders holders) : IPartyDirectory
{
    /// <summary>Begins the key of a station's party: whoever last had it there, else the post of that station.</summary>
    public const string Station = "station:";

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if ((db.Held<Hazard>(subjectId) ?? await db.Set<Hazard>().IgnoreQueryFilters().FirstOrDefaultAsync(h => h.Id == subjectId, ct)) is not { } hazard)
        {
            return null;
        }

        List<Party> parties = [];
        foreach (var key in keys.Distinct())
        {
            parties.AddRange(await OfAsync(hazard, key, ct));
        }

        return parties;
    }

    private async Task<IEnumerable<Party>> OfAsync(Hazard h, string key, CancellationToken ct) => key switch
    {
        PartyKeys.HazardHolder => h.HolderName is null ? [] : [new Party(key, h.HolderUnitId, h.HolderRole, null, h.HolderName)],
        PartyKeys.HazardReporter => await ReportersAsync(h, key, ct),
        PartyKeys.Enterprise or PartyKeys.GoverningUnit => h.EnterpriseUnitId is { } unit ? [new Party(key, unit, null, null, h.EnterpriseName)] : [],
        PartyKeys.GridOfficer => await PostAsync(key, h.CommunityCode, Roles.GridOfficer, ct),
        PartyKeys.Street => await PostAsync(key, h.StreetCode, Roles.StreetOfficer, ct),
        PartyKeys.StreetLeader => await PostAsync(key, h.StreetCode, Roles.StreetLeader, ct),
        PartyKeys.SupervisingUnit => h.DepartmentUnitId is { } unit ? [new Party(key, unit, null, null, h.DepartmentName!)] : [],
        PartyKeys.DistrictOffice => [new Party(key, null, Roles.DistrictOffice, null, TextCatalog.Get($"party.{key}"))],
        PartyKeys.TaskHolder => await holders.OfAsync(h.Id, ct),
        _ when PartyKeys.TaskOf(key) is { } task => await holders.OfTaskAsync(task, ct),
        _ when key.StartsWith(Station, StringComparison.Ordinal) => await StationAsync(h, key, key[Station.Length..], ct),
        _ => [],
    };

    private async Task<IEnumerable<Party>> StationAsync(Hazard h, string key, string station, CancellationToken ct)
    {
        var had = await db.Set<HazardHop>().Where(x => x.HazardId == h.Id && x.Station == station).OrderBy(x => x.Position).ToListAsync(ct);
        return had.Count > 0
            ? had.Select(x => new Party(key, x.UnitId, x.Role, null, x.HolderName)).Distinct()
            : station switch
            {
                HazardStations.Community => await PostAsync(key, h.CommunityCode, null, ct),
                HazardStations.Street => await PostAsync(key, h.StreetCode, null, ct),
                _ => [new Party(key, null, Roles.DistrictOffice, null, HazardStations.Name(station))],
            };
    }

    // Whoever reported the same thing is told with the one that leads.
    private async Task<IEnumerable<Party>> ReportersAsync(Hazard h, string key, CancellationToken ct) =>
        (await db.Set<Hazard>().IgnoreQueryFilters().Where(x => x.Id == h.Id || x.LeadingId == h.Id).OrderBy(x => x.ReportedAt)
            .Select(x => new { x.ReportedById, x.ReportedBy }).ToListAsync(ct)).Where(x => x.ReportedById != Guid.Empty)
        .Select(x => new Party(key, null, null, x.ReportedById, x.ReportedBy)).Distinct();

    private async Task<IEnumerable<Party>> PostAsync(string key, string regionCode, string? role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(regionCode, ct) is { } unit ? [new Party(key, unit.Id, role, null, unit.Name)] : [];
}
