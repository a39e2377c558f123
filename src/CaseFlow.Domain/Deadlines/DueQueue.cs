using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

internal sealed class DueQueue(CaseFlowDb db) : IDueQueue
{
    public async Task ScheduleAsync(string kind, Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        var at = dueAt.ToUniversalTime();
        var id = DueItem.IdOf(kind, ownerId);
        if (await db.Set<DueItem>().FindAsync([id], ct) is not { } row)
        {
            db.Add(new DueItem { Id = id, Kind = kind, OwnerId = ownerId, DueAt = at, FireAt = at });
            return;
        }

        // A row that is being fired, or was cancelled in this unit of work, comes back.
        var entry = db.Entry(row);
        if (entry.State == EntityState.Deleted)
        {
            entry.State = EntityState.Modified;
        }

        (row.DueAt, row.FireAt, row.Attempts, row.LastError) = (at, at, 0, null);
    }

    public async Task CancelAsync(string kind, Guid ownerId, CancellationToken ct)
    {
        if (await db.Set<DueItem>().FindAsync([DueItem.IdOf(kind, ownerId)], ct) is { } row)
        {
            db.Remove(row);
        }
    }
}
