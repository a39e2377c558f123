using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A deadline's wait point is answered when the deadline passes or ends: it has to run, and its row has to wait.</summary>
internal sealed class DeadlineWaits(CaseFlowDb db, IDueQueue queue) : IWaitHolder
{
    public string Stimulus => "Deadline";

    public async Task<IReadOnlySet<Guid>> HeldAsync(IReadOnlyCollection<Guid> bookmarks, CancellationToken ct)
    {
        var running = await db.Set<Deadline>().Where(d => d.State == DeadlineState.Running && bookmarks.Contains(d.BookmarkId))
            .Select(d => new { d.Id, d.BookmarkId }).ToListAsync(ct);
        var waiting = await queue.WaitingAsync(DeadlineClock.Kind, [.. running.Select(d => d.Id)], ct);
        return running.Where(d => waiting.ContainsKey(d.Id)).Select(d => d.BookmarkId).ToHashSet();
    }

    public async Task<IReadOnlyList<HeldWait>> OpenAsync(Guid after, int most, CancellationToken ct) =>
        await db.Set<Deadline>().Where(d => d.State == DeadlineState.Running && d.BookmarkId != Guid.Empty && d.Id > after).OrderBy(d => d.Id).Take(most)
            .Select(d => new HeldWait(d.Id, d.BookmarkId, d.Name)).ToListAsync(ct);
}
