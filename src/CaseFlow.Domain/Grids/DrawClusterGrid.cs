using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>An industrial or trade area becomes a grid of its own, whatever communities it cuts across (R11).</summary>
/// <param name="Geometry">GeoJSON polygon; may be drawn later.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record DrawClusterGrid(string StreetCode, string Name, DateOnly FirstDay, string Reason, string? Geometry = null) : ICommand<string>;

internal sealed class DrawClusterGridValidator : AbstractValidator<DrawClusterGrid>
{
    public DrawClusterGridValidator()
    {
        RuleFor(x => x.StreetCode).NotEmpty();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(80);
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class DrawClusterGridHandler(CaseFlowDb db, BoundaryBook boundaries, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<DrawClusterGrid, Result<string>>
{
    public async Task<Result<string>> Handle(DrawClusterGrid request, CancellationToken cancellationToken)
    {
        var street = await db.Set<Region>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == request.StreetCode && r.Level == RegionLevel.Street, cancellationToken);
        if (street is null)
        {
            return new Refusal("region.unknown", "streetCode", request.StreetCode);
        }

        if (!GridAccess.MayChange(context.Who, GridTier.Community, street.Path))
        {
            return Refusal.Forbidden("grid.not-yours", street.Name);
        }

        if (request.FirstDay > time.Today())
        {
            return new Refusal("grid.first-day", "firstDay", time.Today().ToLongText());
        }

        var code = await FreeCodeAsync(street.Code, cancellationToken);
        if (request.Geometry is not null && await BoundAsync(code, street, request, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var grid = new Grid
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Code = code, Name = request.Name.Trim(), Kind = GridKind.Cluster,
            RegionCode = street.Code, RegionPath = street.Path, FirstDay = request.FirstDay,
        };
        db.Add(grid);
        context.BeginSubject(grid.Id);
        timeline.Write(grid.Id, "timeline.grid-cluster", request.FirstDay, request.Reason.Trim());
        return code;
    }

    private async Task<string> FreeCodeAsync(string street, CancellationToken ct) =>
        $"{street}-{await db.Set<Grid>().CountAsync(g => g.Kind == GridKind.Cluster && g.RegionCode == street, ct) + 1:00}";

    private async Task<Refusal?> BoundAsync(string code, Region street, DrawClusterGrid request, CancellationToken ct)
    {
        var (shape, fault) = BoundaryShape.Read(request.Geometry, "geometry");
        if (fault is not null)
        {
            return fault;
        }

        if (await boundaries.NearestAsync(street.Path, request.FirstDay, ct) is { } outer && BoundaryShape.Stored(outer.Geometry).LeavesOut(shape!))
        {
            return new Refusal("boundary.outside-region", "geometry", street.Name);
        }

        return await boundaries.AppendAsync(code, false, BoundaryShape.Write(shape!), request.FirstDay, request.Reason, ct);
    }
}
