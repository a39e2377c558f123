using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>
/// Units to pick from, by kind and by part of a name or alias; public bodies for everybody, enterprises within the
/// scope of who asks.
/// </summary>
/// <param name="Kinds">Null or empty: all kinds.</param>
/// <param name="Take">At most 500.</param>
[AnyRole]
public sealed record FindUnits(IReadOnlyList<UnitKind>? Kinds = null, string? Search = null, int Take = 50) : IQuery<IReadOnlyList<UnitOption>>;

public sealed record UnitOption(Guid Id, string Name, UnitKind Kind, string RegionPath);

internal sealed class FindUnitsHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<FindUnits, Result<IReadOnlyList<UnitOption>>>
{
    public async Task<Result<IReadOnlyList<UnitOption>>> Handle(FindUnits request, CancellationToken cancellationToken)
    {
        var who = context.Who;
        var units = db.Set<Unit>().Where(u =>
            u.Kind != UnitKind.Enterprise || u.Id == who.UnitId || (who.RegionPath != null && u.RegionPath.StartsWith(who.RegionPath)));
        if (request.Kinds is { Count: > 0 } kinds)
        {
            units = units.Where(u => kinds.Contains(u.Kind));
        }

        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var words = request.Search.Trim();
            units = units.Where(u => u.Name.Contains(words) || u.Aliases.Contains(words));
        }

        return await units.OrderBy(u => u.Kind).ThenBy(u => u.RegionPath).ThenBy(u => u.Name)
            .Take(Math.Clamp(request.Take, 1, 500)).Select(u => new UnitOption(u.Id, u.Name, u.Kind, u.RegionPath)).ToListAsync(cancellationToken);
    }
}
