using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>Streets draw the grids of their communities (R7), the district those of its streets (R113).</summary>
internal sealed class GridAccess(CaseFlowDb db, RequestContext context, TimeProvider time)
{
    /// <summary>A grid that there is today and that the actor may change; else why not.</summary>
    public async Task<(Grid? Grid, Refusal? Refusal)> FindAsync(string code, CancellationToken ct)
    {
        var grid = await db.Set<Grid>().On(time.Today()).FirstOrDefaultAsync(g => g.Code == code, ct);
        return grid switch
        {
            null => (null, Refusal.NotFound("grid.unknown", code)),
            _ when !MayChange(context.Who, grid.Tier, grid.RegionPath) => (null, Refusal.Forbidden("grid.not-yours", grid.Name)),
            _ => (grid, null),
        };
    }

    public static bool MayChange(Actor who, GridTier tier, string path) =>
        who.IsSystem || (who.RegionPath is { } seen && path.StartsWith(seen, StringComparison.Ordinal)
            && (who.Is(Roles.DistrictOffice) || (tier == GridTier.Community && (who.Is(Roles.StreetOfficer) || who.Is(Roles.StreetLeader)))));
}
