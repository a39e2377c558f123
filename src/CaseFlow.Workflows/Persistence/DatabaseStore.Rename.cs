using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Columns that repeat what the state says, after the state moved to another version.</summary>
internal sealed partial class DatabaseStore
{
    public async Task RenameAsync(InstanceState state, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await db.Set<WorkflowInstance>().Where(i => i.Id == state.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.DefinitionVersion, state.Graph.Version), ct);
        var activities = state.All().ToDictionary(e => e.Id, e => e.Node);
        foreach (var bookmark in await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.InstanceId == state.Id).ToListAsync(ct))
        {
            var activity = state.Bookmarks.TryGetValue(bookmark.Id, out var waiting) ? activities[waiting.ExecutionId].Id : null;
            if (activity is not null && activity != bookmark.ActivityId)
            {
                await db.Set<BookmarkRow>().Where(b => b.Id == bookmark.Id).ExecuteUpdateAsync(s => s.SetProperty(b => b.ActivityId, activity), ct);
                await db.Set<WorkflowInstance>().Where(i => i.ParentBookmarkId == bookmark.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.ParentActivityId, activity), ct);
            }
        }

        foreach (var incident in state.Incidents.Where(i => i.ResolvedAt is null))
        {
            await db.Set<IncidentRow>().Where(i => i.Id == incident.Id && i.ActivityId != incident.ActivityId).ExecuteUpdateAsync(
                s => s.SetProperty(i => i.ActivityId, incident.ActivityId).SetProperty(i => i.ActivityName, incident.ActivityName), ct);
        }

        // What was read before still says the old version.
        if (db.Set<WorkflowInstance>().Local.FindEntry(state.Id) is { } tracked)
        {
            await tracked.ReloadAsync(ct);
            (tracked.Entity.Live, tracked.Entity.LiveIn) = (state, Transaction);
        }
    }
}
