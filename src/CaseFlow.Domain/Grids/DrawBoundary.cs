using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>A grid gets a boundary of its own, or goes back to that of its region (R8).</summary>
/// <param name="Geometry">GeoJSON polygon or multipolygon; null: that of the region again.</param>
/// <param name="Reason">Why it differs from the administrative boundary.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record DrawBoundary(string GridCode, string? Geometry, DateOnly FirstDay, string Reason) : ICommand<BoundaryDrawn>;

/// <param name="Overlaps">Names of other grids of the same kind that it covers in part.</param>
public sealed record BoundaryDrawn(IReadOnlyList<string> Overlaps);

internal sealed class DrawBoundaryValidator : AbstractValidator<DrawBoundary>
{
    public DrawBoundaryValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class DrawBoundaryHandler(CaseFlowDb db, GridAccess access, BoundaryBook boundaries, ITimeline timeline, RequestContext context)
    : IRequestHandler<DrawBoundary, Result<BoundaryDrawn>>
{
    public async Task<Result<BoundaryDrawn>> Handle(DrawBoundary request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        context.SubjectId = grid.Id;
        IReadOnlyList<string> overlaps = [];
        string? geometry = null;
        if (request.Geometry is not null)
        {
            var (shape, fault) = BoundaryShape.Read(request.Geometry, "geometry");
            if (fault is not null || (fault = await OutsideAsync(grid, shape!, request.FirstDay, cancellationToken)) is not null)
            {
                return fault;
            }

            geometry = BoundaryShape.Write(shape!);
            overlaps = await OverlapsAsync(grid, shape!, request.FirstDay, cancellationToken);
        }

        if (await boundaries.AppendAsync(grid.Code, false, geometry, request.FirstDay, request.Reason, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        timeline.Write(grid.Id, geometry is null ? "timeline.grid-follows-region" : "timeline.grid-drawn", request.FirstDay, request.Reason.Trim());
        return new BoundaryDrawn(overlaps);
    }

    private async Task<Refusal?> OutsideAsync(Grid grid, NetTopologySuite.Geometries.Geometry shape, DateOnly day, CancellationToken ct)
    {
        // A block grid may differ from the boundary of its own region, not reach beyond the region above.
        var within = grid.Kind == GridKind.Block ? RegionPaths.Above(grid.RegionPath) : grid.RegionPath;
        if (await boundaries.NearestAsync(within, day, ct) is not { } outer || !BoundaryShape.Stored(outer.Geometry).LeavesOut(shape))
        {
            return null;
        }

        var name = await db.Set<Region>().Where(r => r.Code == outer.Code).Select(r => r.Name).SingleAsync(ct);
        return new Refusal("boundary.outside-region", "geometry", name);
    }

    private async Task<IReadOnlyList<string>> OverlapsAsync(Grid grid, NetTopologySuite.Geometries.Geometry shape, DateOnly day, CancellationToken ct)
    {
        var street = RegionPaths.At(grid.RegionPath, grid.Tier == GridTier.Street ? RegionLevel.District : RegionLevel.Street)!;
        var others = await db.Set<Grid>().AsNoTracking().On(day)
            .Where(g => g.Tier == grid.Tier && (g.Kind == GridKind.Cluster) == (grid.Kind == GridKind.Cluster) && g.Id != grid.Id && g.RegionPath.StartsWith(street)).ToListAsync(ct);
        var drawn = await boundaries.OnAsync(others.ConvertAll(g => g.Code), day, ct);
        return [.. others.Where(g => drawn.TryGetValue(g.Code, out var b) && BoundaryShape.Stored(b.Geometry).Shares(shape)).Select(g => g.Name)];
    }
}
