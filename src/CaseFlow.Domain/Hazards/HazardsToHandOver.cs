using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// Moved communities in which open hazards wait to be handed over, as the old street, the new one and those above see them.
/// </summary>
/// <param name="RegionCode">Of a community, or of the street it left or came to; null: all.</param>
[AnyRole]
public sealed record HazardsToHandOver(string? RegionCode = null) : IQuery<IReadOnlyList<HandOverItem>>;

/// <param name="Listed">Of them, under listed supervision: handed over once that is over.</param>
/// <param name="MayHandOver">Who asks is of the old street or above it.</param>
public sealed record HandOverItem(string CommunityCode, string CommunityName, string From, string To, int Count, int Listed, bool MayHandOver);

internal sealed class HazardsToHandOverHandler(CaseFlowDb db, IRegionDirectory regions, RequestContext context)
    : IRequestHandler<HazardsToHandOver, Result<IReadOnlyList<HandOverItem>>>
{
    private static readonly string[] Givers = [Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice];

    public async Task<Result<IReadOnlyList<HandOverItem>>> Handle(HazardsToHandOver request, CancellationToken cancellationToken)
    {
        var path = context.Who.IsSystem ? "" : context.Who.RegionPath ?? "-";

        // The new street learns how many come to it, not yet what they are.
        var rows = await db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking()
            .Where(h => h.MovedTo != null && HazardStates.Open.Contains(h.State) && (h.RegionPath.StartsWith(path) || h.MovedTo.StartsWith(path)))
            .GroupBy(h => new { h.CommunityCode, h.CommunityName, h.RegionPath, h.StreetCode, h.StreetName, h.MovedTo })
            .Select(g => new { g.Key, Count = g.Count(), Listed = g.Count(h => h.State == HazardStates.Proposed || h.State == HazardStates.Listed) })
            .ToListAsync(cancellationToken);
        List<HandOverItem> items = [];
        foreach (var row in rows.OrderBy(r => r.Key.CommunityCode, StringComparer.Ordinal))
        {
            var to = (await regions.AlongAsync(row.Key.MovedTo!, cancellationToken)).First(r => r.Level == RegionLevel.Street);
            if (request.RegionCode is { } code && code != row.Key.CommunityCode && code != row.Key.StreetCode && code != to.Code)
            {
                continue;
            }

            items.Add(new HandOverItem(
                row.Key.CommunityCode, row.Key.CommunityName, row.Key.StreetName, to.Name, row.Count, row.Listed,
                row.Key.RegionPath.StartsWith(path, StringComparison.Ordinal) && (context.Who.IsSystem || Givers.Any(context.Who.Is))));
        }

        return items.ToArray();
    }
}
