using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>The regions as a tree, from a region (null: the top) down to a level, as it was on a day (null: today).</summary>
[AnyRole]
public sealed record RegionTree(string? RootCode = null, RegionLevel DownTo = RegionLevel.Community, DateOnly? Day = null) : IQuery<IReadOnlyList<RegionNode>>;

public sealed record RegionNode(string Code, string Name, RegionLevel Level, string Path, IReadOnlyList<RegionNode> Children);

internal sealed class RegionTreeHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<RegionTree, Result<IReadOnlyList<RegionNode>>>
{
    public async Task<Result<IReadOnlyList<RegionNode>>> Handle(RegionTree request, CancellationToken cancellationToken)
    {
        var spans = db.Set<RegionSpan>().AsNoTracking().On(request.Day ?? time.Today());
        var root = "";
        if (request.RootCode is { } code)
        {
            var path = await spans.Where(s => s.Code == code).Select(s => s.Path).FirstOrDefaultAsync(cancellationToken);
            if (path is null)
            {
                return Refusal.NotFound("region.unknown", code);
            }

            root = path;
        }

        var rows = await (
            from span in spans
            join region in db.Set<Region>() on span.Code equals region.Code
            where span.Path.StartsWith(root) && region.Level <= request.DownTo
            orderby span.Path
            select new { region.Code, region.Name, region.Level, span.Path }).ToListAsync(cancellationToken);
        var children = rows.ToLookup(r => r.Level == RegionLevel.City ? "" : RegionPaths.Above(r.Path));
        return rows.Where(r => request.RootCode is null ? r.Level == RegionLevel.City : r.Code == request.RootCode).Select(r => Node(r.Code, r.Name, r.Level, r.Path)).ToArray();

        RegionNode Node(string regionCode, string name, RegionLevel level, string path) =>
            new(regionCode, name, level, path, [.. children[path].Select(r => Node(r.Code, r.Name, r.Level, r.Path))]);
    }
}
