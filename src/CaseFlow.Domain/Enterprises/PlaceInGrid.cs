using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Enterprises lie in a cluster grid or in a part of their community from a day on, or in its block grid again (R10, R11).</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record PlaceInGrid(IReadOnlyList<Guid> EnterpriseIds, string GridCode, DateOnly FirstDay) : ICommand<int>
{
    public const int Most = 500;
}

internal sealed class PlaceInGridValidator : AbstractValidator<PlaceInGrid>
{
    public PlaceInGridValidator()
    {
        RuleFor(x => x.EnterpriseIds).Must(ids => ids is { Count: > 0 and <= PlaceInGrid.Most }).Refuse("grid-place.enterprises", PlaceInGrid.Most);
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
    }
}

internal sealed class PlaceInGridHandler(CaseFlowDb db, IRegionDirectory regions, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<PlaceInGrid, Result<int>>
{
    public async Task<Result<int>> Handle(PlaceInGrid request, CancellationToken cancellationToken)
    {
        if (await regions.FindGridAsync(request.GridCode, cancellationToken) is not { Tier: GridTier.Community } grid)
        {
            return new Refusal("grid.unknown", "gridCode", request.GridCode);
        }

        var ids = request.EnterpriseIds.Distinct().ToArray();
        var enterprises = await db.Set<Enterprise>().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken);
        if (enterprises.Count < ids.Length)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        // A cluster grid lies in its street, the others in their community.
        if (enterprises.Find(e => !e.RegionPath.StartsWith(grid.RegionPath, StringComparison.Ordinal)) is { } elsewhere)
        {
            return new Refusal("grid-place.elsewhere", "gridCode", elsewhere.Name, grid.Name);
        }

        var open = await db.Set<GridMembership>().Where(m => ids.Contains(m.EnterpriseId) && m.Until == null).ToDictionaryAsync(m => m.EnterpriseId, cancellationToken);
        if (request.FirstDay > time.Today() || open.Values.Any(m => request.FirstDay <= m.FirstDay))
        {
            return new Refusal("grid-place.first-day", "firstDay", time.Today().ToLongText());
        }

        foreach (var enterprise in enterprises)
        {
            if (open.TryGetValue(enterprise.Id, out var before))
            {
                before.Until = request.FirstDay;
            }

            if (grid.Kind != GridKind.Block)
            {
                db.Add(new GridMembership
                {
                    Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = enterprise.Id, GridCode = grid.Code, FirstDay = request.FirstDay, RecordedBy = context.Who.Name,
                });
            }

            timeline.Write(enterprise.Id, "timeline.enterprise-grid", grid.Name, request.FirstDay);
        }

        return enterprises.Count;
    }
}

/// <summary>What lay in a grid that is no more lies in the block grid of its community, or nowhere until somebody says so.</summary>
internal sealed class MembersOfEndedGrid(CaseFlowDb db) : INotificationHandler<GridEnded>
{
    public Task Handle(GridEnded notification, CancellationToken cancellationToken) =>
        db.Set<GridMembership>().Where(m => m.GridCode == notification.Code && m.Until == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Until, notification.FirstDay), cancellationToken);
}
