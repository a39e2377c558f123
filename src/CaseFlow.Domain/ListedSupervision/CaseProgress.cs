using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The milestone strip of a case: what was reached and when, what is next, and by when it is owed as far as that is known:
/// the due date of the open task whose form leads there, or the limit itself.
/// </summary>
internal sealed class CaseProgress(CaseFlowDb db)
{
    private static readonly Dictionary<string, string> LeadsTo = new()
    {
        ["listing"] = Milestones.Listed,
        ["rectification-plan"] = Milestones.Planned,
        ["site-review-passed"] = Milestones.Delisted,
    };

    public async Task<IReadOnlyList<CaseMilestone>> OfAsync(ListedCase listed, IReadOnlyList<TaskItem> open, CancellationToken ct)
    {
        var reached = await db.Set<ReachedMilestone>().AsNoTracking().Where(m => m.CaseId == listed.Id).OrderBy(m => m.At).ToListAsync(ct);
        var planned = Planned(listed, open);
        List<string> keys = [.. Milestones.Strip];
        InsertOthers(keys, reached, listed);
        var current = keys.IndexOf(listed.Milestone);
        return
        [
            .. keys.Select((key, at) =>
            {
                var first = reached.Find(m => m.Key == key);
                var done = at <= current && first is not null;
                var state = done ? "done" : at == current + 1 && !listed.Closed ? "current" : "ahead";
                return new CaseMilestone(
                    key, Milestones.NameOf(key, first?.Name ?? key), state, done ? first!.At : null, done ? null : planned.GetValueOrDefault(key));
            }),
        ];
    }

    private static void InsertOthers(List<string> keys, List<ReachedMilestone> reached, ListedCase listed)
    {
        for (var i = 0; i < reached.Count; i++)
        {
            if (!keys.Contains(reached[i].Key))
            {
                keys.Insert(i == 0 ? 0 : keys.IndexOf(reached[i - 1].Key) + 1, reached[i].Key);
            }
        }

        if (listed.Closed)
        {
            // Nothing lies ahead of a closed case.
            keys.RemoveAll(k => !reached.Exists(m => m.Key == k));
        }
    }

    private static Dictionary<string, DateOnly?> Planned(ListedCase listed, IReadOnlyList<TaskItem> open)
    {
        var planned = new Dictionary<string, DateOnly?> { [Milestones.AcceptanceRequested] = listed.SupervisionLastDay ?? listed.LastDay };
        foreach (var task in open.Where(t => t.LastDay is not null))
        {
            foreach (var outcome in task.Outcomes)
            {
                if (outcome.Form is { } form && LeadsTo.TryGetValue(form, out var milestone))
                {
                    planned[milestone] = task.LastDay;
                }
            }
        }

        return planned;
    }
}
