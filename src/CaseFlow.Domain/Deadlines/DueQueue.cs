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

    public void ScheduleNew(string kind, Guid ownerId, DateTimeOffset dueAt)
    {
        var at = dueAt.ToUniversalTime();
        db.Add(new DueItem { Id = DueItem.IdOf(kind, ownerId), Kind = kind, OwnerId = ownerId, DueAt = at, FireAt = at });
    }

    public async Task CancelAsync(string kind, Guid ownerId, CancellationToken ct)
    {
        if (await db.Set<DueItem>().FindAsync([DueItem.IdOf(kind, ownerId)], ct) is { } row)
        {
            db.Remove(row);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WaitingAsync(string kind, IReadOnlyCollection<Guid> owners, CancellationToken ct)
    {
        var ids = owners.Select(o => DueItem.IdOf(kind, o)).ToList();
        var rows = await db.Set<DueItem>().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        rows.AddRange(db.Set<DueItem>().Local.Where(d => ids.Contains(d.Id) && !rows.Contains(d)));
        return rows.Where(d => db.Entry(d).State != EntityState.Deleted).ToDictionary(d => d.OwnerId, d => d.DueAt);
    }
}
