using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>The grids of today that an object in a community may lie in: those of the community, and the cluster grids of its street.</summary>
[AnyRole]
public sealed record GridsOf(string CommunityCode) : IQuery<IReadOnlyList<GridFacts>>;

internal sealed class GridsOfHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<GridsOf, Result<IReadOnlyList<GridFacts>>>
{
    public async Task<Result<IReadOnlyList<GridFacts>>> Handle(GridsOf request, CancellationToken cancellationToken)
    {
        if (await db.Set<Region>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == request.CommunityCode, cancellationToken) is not { ParentCode: { } street })
        {
            return Refusal.NotFound("region.unknown", request.CommunityCode);
        }

        return await db.Set<Grid>().AsNoTracking().On(time.Today())
            .Where(g => g.Tier == GridTier.Community && (g.RegionCode == request.CommunityCode || (g.Kind == GridKind.Cluster && g.RegionCode == street)))
            .OrderBy(g => g.Kind).ThenBy(g => g.Code)
            .Select(g => new GridFacts(g.Code, g.Name, g.Kind, g.Tier, g.RegionCode, g.RegionPath)).ToArrayAsync(cancellationToken);
    }
}
