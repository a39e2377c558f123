using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>Which officers worked the grids in which an enterprise lay.</summary>
internal sealed class OfficerTrace(CaseFlowDb db) : ITraceSource
{
    public TraceTurn Turn => TraceTurn.Posts;

    public async Task CollectAsync(TraceWindow window, TraceLines lines, CancellationToken ct)
    {
        var codes = lines.Places.ConvertAll(p => p.GridCode);
        var rows = await (
            from assignment in db.Set<OfficerAssignment>().AsNoTracking()
            join officer in db.Set<GridOfficer>().IgnoreQueryFilters() on assignment.OfficerId equals officer.Id
            where codes.Contains(assignment.GridCode)
            select new { assignment.GridCode, assignment.GridName, assignment.FirstDay, assignment.Until, officer.PersonId, officer.Name, officer.FullTime }).ToListAsync(ct);
        lines.Posts.AddRange(
            from place in lines.Places
            from row in rows
            where row.GridCode == place.GridCode && window.Touches(row.FirstDay, row.Until)
            let part = place.Part(row.FirstDay, row.Until)
            where part is not null
            select new TracedPost(row.FullTime ? TracedPosts.Officer : TracedPosts.PartTime, row.Name, row.GridName, part.Value.FirstDay, part.Value.Until, row.PersonId));
    }
}
