using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>One grid as of a day (null: today), with who answered for it then and before.</summary>
/// <param name="Code">Its code or its id.</param>
[AnyRole]
public sealed record GridDetails(string Code, DateOnly? Day = null) : IQuery<GridView>;

/// <param name="Place">City, district, street and community in words, as they were on the day.</param>
/// <param name="Along">The same, each by its code.</param>
/// <param name="Geometry">GeoJSON; null where neither the grid nor its region has a boundary.</param>
/// <param name="OwnBoundary">It differs from the administrative one, for the reason given.</param>
/// <param name="Duties">Valid on the day.</param>
/// <param name="Former">Ended by the day.</param>
/// <param name="MayChange">Who asks may change it today.</param>
public sealed record GridView(
    Guid Id, string Code, string Name, GridKind Kind, string KindName, GridTier Tier, string TierName, string Place, IReadOnlyList<RegionFacts> Along,
    int? PlannedOfficers, string? PlanGround, DateOnly FirstDay, DateOnly? Until, string? Geometry, bool OwnBoundary, string? BoundaryReason, DateOnly? BoundarySince,
    IReadOnlyList<DutyHolder> Duties, IReadOnlyList<DutyHolder> Former, bool MayChange, int Version);

internal sealed class GridDetailsHandler(CaseFlowDb db, BoundaryBook boundaries, RequestContext context, TimeProvider time) : IRequestHandler<GridDetails, Result<GridView>>
{
    public async Task<Result<GridView>> Handle(GridDetails request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var day = request.Day ?? today;

        // A grid that was ended is still there to be read, as it last was.
        var id = Guid.TryParse(request.Code, out var known) ? known : Guid.Empty;
        var grid = await db.Set<Grid>().AsNoTracking().Where(g => (g.Code == request.Code || g.Id == id) && g.FirstDay <= day).OrderByDescending(g => g.FirstDay).FirstOrDefaultAsync(cancellationToken);
        if (grid is null)
        {
            return Refusal.NotFound("grid.unknown", request.Code);
        }

        var path = await db.Set<RegionSpan>().On(day).Where(s => s.Code == grid.RegionCode).Select(s => s.Path).SingleAsync(cancellationToken);
        var along = await AlongAsync(path, cancellationToken);
        var drawn = await boundaries.OnAsync([grid.Code], day, cancellationToken);
        var boundary = drawn.GetValueOrDefault(grid.Code);
        var duties = await db.Set<GridDuty>().AsNoTracking().Where(d => d.GridId == grid.Id && d.FirstDay <= day).OrderBy(d => d.FirstDay).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return new GridView(
            grid.Id, grid.Code, grid.Name, grid.Kind, GridNames.Kind(grid.Kind, grid.Tier), grid.Tier, TextCatalog.Get($"grid-tier.{grid.Tier}"),
            string.Concat(along.Select(r => r.Name)), along, grid.PlannedOfficers, grid.PlanGround, grid.FirstDay, grid.Until,
            boundary?.Geometry, boundary is { Administrative: false }, boundary?.Reason, boundary?.FirstDay,
            [.. Order(duties.Where(d => d.Until is null || day < d.Until)).Select(GridRegister.Holder)],
            [.. duties.Where(d => d.Until <= day && d.Until > d.FirstDay).OrderByDescending(d => d.Until).Select(GridRegister.Holder)],
            day == today && grid.HeldOn(today) && GridAccess.MayChange(context.Who, grid.Tier, grid.RegionPath), grid.Version);
    }

    private static IEnumerable<GridDuty> Order(IEnumerable<GridDuty> duties) => duties.OrderBy(d => GridDuties.All.ToList().IndexOf(d.Kind));

    private async Task<IReadOnlyList<RegionFacts>> AlongAsync(string path, CancellationToken ct)
    {
        string[] codes = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.PadRight(RegionPaths.CodeLength, '0'))];
        return await db.Set<Region>().AsNoTracking().Where(r => codes.Contains(r.Code)).OrderBy(r => r.Level)
            .Select(r => new RegionFacts(r.Code, r.Name, r.Path, r.Level)).ToListAsync(ct);
    }
}
