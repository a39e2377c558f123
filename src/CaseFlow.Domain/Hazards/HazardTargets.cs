using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Where a hazard may be moved to from its station: communities of its street, departments that have the duty.</summary>
[AnyRole]
public sealed record HazardTargets(Guid HazardId) : IQuery<HazardTargetLists>;

public sealed record HazardTargetLists(IReadOnlyList<Choice> Communities, IReadOnlyList<Choice> Departments);

internal sealed class HazardTargetsHandler(CaseFlowDb db, DutyBook duties, IPeopleDirectory people, IMediator mediator)
    : IRequestHandler<HazardTargets, Result<HazardTargetLists>>
{
    public async Task<Result<HazardTargetLists>> Handle(HazardTargets request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var street = RegionPaths.At(hazard.RegionPath, RegionLevel.Street);
        var tree = await mediator.Send(new RegionTree(), cancellationToken);
        var communities = tree.Value.SelectMany(city => city.Children).SelectMany(district => district.Children)
            .Where(s => s.Path == street).SelectMany(s => s.Children).Select(c => new Choice(c.Code, c.Name));
        List<Choice> departments = [];
        foreach (var id in await duties.OfAsync(hazard, cancellationToken))
        {
            if ((hazard.Station != HazardStations.Department || hazard.HolderUnitId != id) && await people.FindUnitAsync(id, cancellationToken) is { } unit)
            {
                departments.Add(new Choice($"{unit.Id}", unit.Name));
            }
        }

        return new HazardTargetLists([.. communities], departments);
    }
}
