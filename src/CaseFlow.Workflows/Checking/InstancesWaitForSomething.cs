using System.Runtime.CompilerServices;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>
/// Every unfinished instance waits for something that can still come. An event, and whatever else is found by its wait
/// point alone (a route of the web, a report from outside), needs nothing but the row.
/// </summary>
internal sealed class InstancesWaitForSomething(CaseFlowDb db, UnfinishedInstances instances, IDueQueue due, IEnumerable<IWaitHolder> holders) : IInvariant
{
    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        [Stimuli.Task] = Invariants.TaskMissing,
        [Stimuli.Deadline] = Invariants.DeadlineMissing,
        [Stimuli.Due] = Invariants.TimerMissing,
        [Stimuli.Child] = Invariants.ChildMissing,
    };

    public async IAsyncEnumerable<Violation> BrokenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in instances.PagesAsync(ct))
        {
            var unanswered = await UnansweredAsync(page, ct);
            foreach (var instance in page)
            {
                foreach (var violation in Of(instance, unanswered))
                {
                    yield return violation;
                }
            }
        }
    }

    private static IEnumerable<Violation> Of(UnfinishedInstance instance, HashSet<Guid> unanswered)
    {
        if (instance.Held is not { } held)
        {
            yield return instance.Breaks(Invariants.StateUnreadable);
            yield break;
        }

        if (!instance.Runs && instance.OpenIncidents == 0)
        {
            yield return instance.Breaks(Invariants.FaultWithoutIncident);
        }

        if (instance.Runs && held.Count == 0 && instance.OpenIncidents == 0)
        {
            yield return instance.Breaks(Invariants.NothingWaitedFor);
        }

        var stored = instance.Stored.ToDictionary(b => b.Id);
        foreach (var bookmark in held)
        {
            if (!stored.Remove(bookmark.Id, out var row))
            {
                yield return instance.Breaks(Invariants.WaitPointNotStored, bookmark.Id, bookmark.Stimulus, bookmark.Key);
            }
            else if (unanswered.Contains(bookmark.Id))
            {
                yield return instance.Breaks(Missing[row.Stimulus], bookmark.Id, row.ActivityId);
            }
        }

        foreach (var row in stored.Values)
        {
            yield return instance.Breaks(Invariants.WaitPointUnknown, row.Id, row.ActivityId);
        }
    }

    /// <summary>Wait points of the page that nothing will answer. What stopped at a fault is looked at when it goes on.</summary>
    private async Task<HashSet<Guid>> UnansweredAsync(IReadOnlyList<UnfinishedInstance> page, CancellationToken ct)
    {
        var rows = page.Where(i => i.Runs).SelectMany(i => i.Stored).Where(b => Missing.ContainsKey(b.Stimulus) && b.Key is null).ToList();
        var unanswered = rows.Select(b => b.Id).ToHashSet();
        foreach (var holder in holders)
        {
            unanswered.ExceptWith(await HeldAsync(rows, holder.Stimulus, holder.HeldAsync, ct));
        }

        unanswered.ExceptWith(await HeldAsync(rows, Stimuli.Due, async (ids, c) => (await due.WaitingAsync(DatabaseStore.DueKind, ids, c)).Keys.ToHashSet(), ct));
        unanswered.ExceptWith(await HeldAsync(rows, Stimuli.Child, ChildrenAsync, ct));
        return unanswered;

        async Task<IReadOnlySet<Guid>> ChildrenAsync(IReadOnlyCollection<Guid> bookmarks, CancellationToken c)
        {
            var parents = rows.Where(b => b.Stimulus == Stimuli.Child).Select(b => b.InstanceId).Distinct().ToList();
            return await db.Set<WorkflowInstance>()
                .Where(i => parents.Contains(i.ParentInstanceId!.Value) && (i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted))
                .Where(i => i.ParentBookmarkId != null).Select(i => i.ParentBookmarkId!.Value).ToHashSetAsync(c);
        }
    }

    private static async Task<IReadOnlySet<Guid>> HeldAsync(
        IEnumerable<BookmarkRow> rows, string stimulus, Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> held, CancellationToken ct)
    {
        var ids = rows.Where(b => b.Stimulus == stimulus).Select(b => b.Id).ToList();
        return ids.Count == 0 ? new HashSet<Guid>() : await held(ids, ct);
    }
}
