using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Rows of tasks as people read them: a page at a time, three queries whatever its size.</summary>
internal sealed class TaskItems(CaseFlowDb db, Fitness fitness, RequestContext context, TimeProvider time)
{
    public async Task<IReadOnlyList<TaskItem>> ReadAsync(IQueryable<WorkItem> page, CancellationToken ct)
    {
        var rows = await page.AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var fits = await fitness.Fitting().Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct);
        var holders = (await db.Set<WorkItemCandidate>().AsNoTracking().Where(c => ids.Contains(c.WorkItemId))
            .OrderBy(c => c.Position).Select(c => new { c.WorkItemId, c.Name }).ToListAsync(ct)).ToLookup(c => c.WorkItemId, c => c.Name);
        return rows.ConvertAll(r => Item(r, fits.Contains(r.Id), [.. holders[r.Id].Distinct()]));
    }

    private TaskItem Item(WorkItem i, bool fits, IReadOnlyList<string> holders)
    {
        var mine = i.ClaimedById == context.Who.PersonId && i.ClaimedById is not null;
        return new TaskItem(
            i.Id, i.SubjectId, i.SubjectKind, i.SubjectNumber, i.SubjectTitle, i.Place, i.Title, i.Instructions, i.Optional, i.OpenedAt,
            i.LastDay, i.DueAt, i.State == WorkItemState.Open && i.DueAt <= time.GetUtcNow(), holders, i.ClaimedBy, mine,
            i.State == WorkItemState.Open && fits && fitness.Holds(i.ClaimedById), i.Outcomes, i.Version);
    }
}
