using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>Who answered for the grids in which an enterprise lay (R4, R110).</summary>
internal sealed class GridTrace(CaseFlowDb db) : ITraceSource
{
    public TraceTurn Turn => TraceTurn.Posts;

    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var codes = lines.Places.ConvertAll(p => p.GridCode);
        var rows = await (
            from duty in db.Set<GridDuty>().AsNoTracking()
            join grid in db.Set<Grid>().AsNoTracking() on duty.GridId equals grid.Id
            where codes.Contains(grid.Code)
            select new { duty, grid.Code, grid.Name }).ToListAsync(ct);
        lines.Posts.AddRange(
            from place in lines.Places
            from row in rows
            where row.Code == place.GridCode && window.Touches(row.duty.FirstDay, row.duty.Until)
            let part = place.Part(row.duty.FirstDay, row.duty.Until)
            where part is not null
            select new TracedPost(Kind(row.duty.Kind), row.duty.PersonName, row.Name, part.Value.FirstDay, part.Value.Until, row.duty.PersonId));
    }

    private static string Kind(string duty) => duty switch
    {
        GridDuties.Liaison => TracedPosts.Liaison,
        GridDuties.Leader => TracedPosts.Leader,
        GridDuties.Worker => TracedPosts.Worker,
        GridDuties.Supervisor => TracedPosts.Supervisor,
        _ => TracedPosts.Guarantor,
    };
}
