using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Hazards;

/// <param name="UnitId">Null: whoever holds the role.</param>
internal sealed record HazardHolder(string Station, Guid? UnitId, string? Role, string Name);

/// <summary>Who a station is for a hazard at this moment: by unit and role, so that whoever takes over the post takes over the hazard.</summary>
internal sealed class HazardHolders(IPeopleDirectory people)
{
    /// <summary>The grid officers of its community, without one its liaison (C25); at the city its own office, and where that has no account the district for it.</summary>
    public async Task<HazardHolder> OfAsync(Hazard hazard, string station, string? liaisonRole, Guid? unitId, CancellationToken ct) => station switch
    {
        HazardStations.Officer => await PostAsync(station, hazard.CommunityCode, Roles.GridOfficer, ct)
            ?? await LiaisonAsync(hazard, liaisonRole, ct),
        HazardStations.Liaison => await LiaisonAsync(hazard, liaisonRole, ct),
        HazardStations.Community or HazardStations.Department when unitId is { } id && await people.FindUnitAsync(id, ct) is { } unit => new(station, unit.Id, null, unit.Name),
        HazardStations.Community => await UnitAsync(station, hazard.CommunityCode, hazard.CommunityName, ct),
        HazardStations.Street => await UnitAsync(station, hazard.StreetCode, hazard.StreetName, ct),
        HazardStations.City => await PostAsync(station, CityOf(hazard), Roles.CityOffice, ct) ?? new(station, null, Roles.DistrictOffice, TextCatalog.Get("hazard-holder.city")),
        _ => new(HazardStations.District, null, Roles.DistrictOffice, HazardStations.Name(HazardStations.District)),
    };

    /// <summary>Whoever answers in another street as this unit and role do in theirs: the same role, or the office where nobody holds it.</summary>
    public async Task<HazardHolder?> InStreetAsync(string station, string streetCode, string? role, CancellationToken ct) =>
        (role is null ? null : await PostAsync(station, streetCode, role, ct))
        ?? (await people.UnitOfRegionAsync(streetCode, ct) is { } unit ? new(station, unit.Id, null, unit.Name) : null);

    /// <summary>The post that the definition names, else the community's lead, else the street.</summary>
    private async Task<HazardHolder> LiaisonAsync(Hazard hazard, string? role, CancellationToken ct)
    {
        var wanted = role ?? Roles.StreetLeader;
        var region = wanted is Roles.CommunityLead ? hazard.CommunityCode : hazard.StreetCode;
        return await PostAsync(HazardStations.Liaison, region, wanted, ct)
            ?? await PostAsync(HazardStations.Liaison, hazard.CommunityCode, Roles.CommunityLead, ct)
            ?? await UnitAsync(HazardStations.Liaison, hazard.StreetCode, hazard.StreetName, ct);
    }

    private static string CityOf(Hazard hazard) => $"{RegionPaths.At(hazard.RegionPath, RegionLevel.City)!.TrimEnd('/')}000000";

    private async Task<HazardHolder?> PostAsync(string station, string regionCode, string role, CancellationToken ct) =>
        await people.UnitOfRegionAsync(regionCode, ct) is { } unit && await people.HoldersAsync(unit.Id, role, ct) is { Count: > 0 } holders
            ? new(station, unit.Id, role, TextCatalog.Get("hazard-holder.post", unit.Name, string.Join('、', holders.Select(h => h.Name).Distinct().Take(3))))
            : null;

    private async Task<HazardHolder> UnitAsync(string station, string regionCode, string name, CancellationToken ct) =>
        await people.UnitOfRegionAsync(regionCode, ct) is { } unit ? new(station, unit.Id, null, unit.Name) : new(station, null, Roles.DistrictOffice, name);
}
