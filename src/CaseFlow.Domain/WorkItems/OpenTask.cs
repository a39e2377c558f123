using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// Takes a task in hand for a change by a person: its case is locked first, then the row is read, so that of two people
/// one changes it and the other is told who was quicker (reliability A5, A6).
/// </summary>
internal sealed class OpenTask(CaseFlowDb db, IDatabaseDialect dialect, Fitness fitness, Subjects subjects, RequestContext context)
{
    /// <summary>The task, open, at that version and fitting the actor; or why not.</summary>
    public async Task<(WorkItem? Item, Refusal? Refusal)> TakeAsync(Guid id, int version, CancellationToken ct)
    {
        var subjectId = await db.Set<WorkItem>().Where(i => i.Id == id).Select(i => (Guid?)i.SubjectId).FirstOrDefaultAsync(ct);
        if (subjectId is null)
        {
            return (null, Refusal.NotFound("work-item.not-found"));
        }

        await dialect.LockAsync(db, $"case:{subjectId:D}", ct);
        context.SubjectId = subjectId;
        var item = await db.Set<WorkItem>().SingleAsync(i => i.Id == id, ct);
        return await WhyNotAsync(item, version, ct) is { } refusal ? (null, refusal) : (item, null);
    }

    private async Task<Refusal?> WhyNotAsync(WorkItem item, int version, CancellationToken ct)
    {
        var fits = await fitness.Fitting().AnyAsync(i => i.Id == item.Id, ct);
        return item switch
        {
            _ when !fits && await subjects.FindAsync(item.SubjectId, ct) is null => Refusal.NotFound("work-item.not-found"),
            _ when !fits => Refusal.Forbidden("work-item.not-yours", item.Title, string.Join('、', await HoldersAsync(item.Id, ct))),
            { State: WorkItemState.Completed } => Refusal.Conflict("work-item.done", item.ClosedBy, item.ClosedAt!.Value.ToLongText()),
            { State: WorkItemState.Cancelled } => Refusal.Conflict("work-item.cancelled", item.CancelReason),
            { ClaimedById: { } holder } when !fitness.Holds(holder) && !context.Who.IsSystem =>
                Refusal.Conflict("work-item.claimed", item.ClaimedBy, item.ClaimedAt!.Value.ToLongText()),
            _ when item.Version != version => Refusal.Conflict("conflict.changed"),
            _ => null,
        };
    }

    private Task<List<string>> HoldersAsync(Guid itemId, CancellationToken ct) =>
        db.Set<WorkItemCandidate>().Where(c => c.WorkItemId == itemId).OrderBy(c => c.Position).Select(c => c.Name).Distinct().ToListAsync(ct);
}
