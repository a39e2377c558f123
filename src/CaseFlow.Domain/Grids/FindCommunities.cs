using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>Villages and communities of the region that who asks oversees, by part of the name of theirs or of their street.</summary>
[AnyRole]
public sealed record FindCommunities(string? Search = null, int Take = 30) : IQuery<IReadOnlyList<CommunityOption>>;

/// <param name="Code">Twelve digits.</param>
public sealed record CommunityOption(string Code, string Name, string StreetName);

internal sealed class FindCommunitiesHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<FindCommunities, Result<IReadOnlyList<CommunityOption>>>
{
    public async Task<Result<IReadOnlyList<CommunityOption>>> Handle(FindCommunities request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } seen)
        {
            return Array.Empty<CommunityOption>();
        }

        var words = request.Search?.Trim() ?? "";
        return await (
            from community in db.Set<Region>()
            join street in db.Set<Region>() on community.ParentCode equals street.Code
            where community.Level == RegionLevel.Community && community.Path.StartsWith(seen) && (community.Name.Contains(words) || street.Name.Contains(words))
            orderby community.Code
            select new CommunityOption(community.Code, community.Name, street.Name)).Take(Math.Clamp(request.Take, 1, PageRequest.MaxSize)).ToArrayAsync(cancellationToken);
    }
}
