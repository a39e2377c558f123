using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Inspections;

/// <summary>Whose log is read: an officer's or a grid's. Rows outside the reader's scope are left out by the rows' own filters.</summary>
internal sealed class WorkLogOwner(IRegionDirectory regions, IPeopleDirectory people, RequestContext context)
{
    public async Task<Result<Found>> FindAsync(Guid? officerId, string? gridCode, CancellationToken ct)
    {
        if (gridCode is not null)
        {
            return await regions.FindGridAsync(gridCode, ct) is { } grid ? new Found(null, grid.RegionPath, grid.Name) : Refusal.NotFound("patrol.grid-unknown", gridCode);
        }

        if (officerId is null || officerId == context.Who.PersonId)
        {
            return new Found(context.Who.PersonId, null, context.Who.Name);
        }

        // Somebody of a region that the reader does not oversee is as nobody.
        return await people.FindPersonAsync(officerId.Value, ct) is { } person && context.Who.RegionPath is { } seen
            && (await people.FindUnitAsync(person.UnitId, ct))?.RegionPath?.StartsWith(seen, StringComparison.Ordinal) == true
            ? new Found(person.Id, null, person.Name)
            : Refusal.NotFound("work-log.officer-unknown");
    }

    internal sealed record Found(Guid? OfficerId, string? RegionPath, string Name);
}
