using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Draws the plan of a grid from a day on; the plan before ends there.</summary>
/// <param name="Route">Enterprises in the order in which they are gone to.</param>
/// <param name="FirstDay">After the first day of the plan before.</param>
[AllowedTo(Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record DrawPatrolPlan(string GridCode, string Area, int Times, string Per, DateOnly FirstDay, IReadOnlyList<Guid> Route) : ICommand<Guid>
{
    public const int MaxArea = 500;
    public const int MostStops = 200;
}

internal sealed class DrawPatrolPlanValidator : AbstractValidator<DrawPatrolPlan>
{
    public DrawPatrolPlanValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.Area).NotEmpty().MaximumLength(DrawPatrolPlan.MaxArea);
        RuleFor(x => x.Times).InclusiveBetween(1, 31);
        RuleFor(x => x.Per).Must(PatrolPeriods.All.Contains).Refuse("patrol.per");
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Route).Must(r => r is { Count: > 0 and <= DrawPatrolPlan.MostStops } && r.Distinct().Count() == r.Count).Refuse("patrol.route", DrawPatrolPlan.MostStops);
    }
}

internal sealed class DrawPatrolPlanHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IRegionDirectory regions, IEnterpriseDirectory enterprises, RequestContext context, TimeProvider time)
    : IRequestHandler<DrawPatrolPlan, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(DrawPatrolPlan request, CancellationToken cancellationToken)
    {
        // A grid elsewhere is as one that does not exist.
        if (await regions.FindGridAsync(request.GridCode, cancellationToken) is not { } grid
            || (!context.Who.IsSystem && !(context.Who.RegionPath is { } seen && grid.RegionPath.StartsWith(seen, StringComparison.Ordinal))))
        {
            return new Refusal("patrol.grid-unknown", "gridCode", request.GridCode);
        }

        await dialect.LockAsync(db, $"patrol:{grid.Code}", cancellationToken);
        var last = await db.Set<PatrolPlan>().FirstOrDefaultAsync(p => p.GridCode == grid.Code && p.Until == null, cancellationToken);
        if (last is not null && request.FirstDay <= last.FirstDay)
        {
            return new Refusal("patrol.first-day", "firstDay", last.FirstDay.ToLongText());
        }

        var now = time.GetUtcNow();
        var plan = new PatrolPlan
        {
            Id = Guid.CreateVersion7(now), GridCode = grid.Code, GridName = grid.Name, RegionPath = grid.RegionPath, Area = request.Area.Trim(), Times = request.Times,
            Per = request.Per, FirstDay = request.FirstDay, DrawnBy = context.Who.Name, DrawnAt = now,
        };
        var position = 0;
        foreach (var id in request.Route)
        {
            if (await enterprises.FindAsync(id, cancellationToken) is not { } enterprise)
            {
                return new Refusal("patrol.enterprise-unknown", "route");
            }

            db.Add(new PatrolStop { PlanId = plan.Id, Position = ++position, EnterpriseId = id, EnterpriseName = enterprise.Name, Address = enterprise.Address });
        }

        if (last is not null)
        {
            last.Until = request.FirstDay;
        }

        db.Add(plan);
        context.BeginSubject(plan.Id);
        return plan.Id;
    }
}
