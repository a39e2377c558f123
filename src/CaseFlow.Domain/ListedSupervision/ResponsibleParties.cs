using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Who a listing names (R89), found and checked.</summary>
internal sealed record ResponsibleParties(UnitFacts Governing, UnitFacts Supervising, PersonFacts Responsible, PersonFacts Leader, GridFacts Grid)
{
    /// <summary>Units outside the case's region that have to see it.</summary>
    public IEnumerable<Guid> Units => [Governing.Id, Supervising.Id, Responsible.UnitId, Leader.UnitId];
}

/// <summary>Looks up the people and units of a listing; whatever is unknown is told, all at once.</summary>
internal sealed class ListingLookup(IPeopleDirectory people, IRegionDirectory regions)
{
    public async Task<(ResponsibleParties? Parties, IReadOnlyList<Refusal> Refusals)> FindAsync(ListCase form, ListedCase listed, CancellationToken ct)
    {
        var governing = await people.FindUnitAsync(form.GoverningUnitId!.Value, ct);
        var supervising = await people.FindUnitAsync(form.SupervisingUnitId!.Value, ct);
        var responsible = await people.FindPersonAsync(form.ResponsiblePersonId!.Value, ct);
        var leader = await people.FindPersonAsync(form.LeaderPersonId!.Value, ct);
        var grid = await regions.FindGridAsync(form.GridCode!, ct);
        List<Refusal> refusals = [];
        Unless(governing is not null, new Refusal("listing.governing-unit-unknown", "governingUnitId"));
        Unless(supervising is not null, new Refusal("listing.supervising-unit-unknown", "supervisingUnitId"));
        Unless(responsible is not null, new Refusal("listing.responsible-person-unknown", "responsiblePersonId"));
        Unless(leader is not null, new Refusal("listing.leader-unknown", "leaderPersonId"));
        Unless(leader?.Roles.Contains(Roles.DistrictLeader) != false, new Refusal("listing.leader-is-none", "leaderPersonId", leader?.Name));
        Unless(grid is not null, new Refusal("listing.grid-unknown", "gridCode", form.GridCode));
        Unless(
            grid is null || grid.RegionPath.StartsWith(listed.RegionPath, StringComparison.Ordinal) || listed.RegionPath.StartsWith(grid.RegionPath, StringComparison.Ordinal),
            new Refusal("listing.grid-elsewhere", "gridCode", grid?.Name, listed.EnterpriseName, $"{listed.StreetName}{listed.CommunityName}"));
        return refusals.Count > 0 ? (null, refusals) : (new ResponsibleParties(governing!, supervising!, responsible!, leader!, grid!), refusals);

        void Unless(bool holds, Refusal refusal)
        {
            if (!holds)
            {
                refusals.Add(refusal);
            }
        }
    }
}
