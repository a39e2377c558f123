using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>The regions as a tree, from a region (null: the top) down to a level.</summary>
[AnyRole]
public sealed record RegionTree(string? RootCode = null, RegionLevel DownTo = RegionLevel.Community) : IQuery<IReadOnlyList<RegionNode>>;

public sealed record RegionNode(string Code, string Name, RegionLevel Level, string Path, IReadOnlyList<RegionNode> Children);

internal sealed class RegionTreeHandler(CaseFlowDb db) : IRequestHandler<RegionTree, Result<IReadOnlyList<RegionNode>>>
{
    public async Task<Result<IReadOnlyList<RegionNode>>> Handle(RegionTree request, CancellationToken cancellationToken)
    {
        var root = "";
        if (request.RootCode is { } code)
        {
            var path = await db.Set<Region>().Where(r => r.Code == code).Select(r => r.Path).FirstOrDefaultAsync(cancellationToken);
            if (path is null)
            {
                return Refusal.NotFound("region.unknown", code);
            }

            root = path;
        }

        var rows = await db.Set<Region>().AsNoTracking().Where(r => r.Path.StartsWith(root) && r.Level <= request.DownTo)
            .OrderBy(r => r.Code).ToListAsync(cancellationToken);
        var children = rows.ToLookup(r => r.ParentCode);
        var tops = request.RootCode is null ? children[null] : rows.Where(r => r.Code == request.RootCode);
        return tops.Select(Node).ToArray();

        RegionNode Node(Region r) => new(r.Code, r.Name, r.Level, r.Path, [.. children[r.Code].Select(Node)]);
    }
}
