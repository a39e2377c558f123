using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Workflows.Simulation.Trials;

/// <summary>A due date by two versions. Null on one side: it is not there by that version.</summary>
/// <param name="Occurrence">The n-th time, from 1.</param>
public sealed record DueChange(string Title, int Occurrence, DueSide? Before, DueSide? After)
{
    /// <summary>By the dates alone: another rule that leads to the same day changes nothing here.</summary>
    public bool Differs => Dated(Before) != Dated(After);

    private static DueSide? Dated(DueSide? side) => side is null ? null : side with { Rule = null, Fixed = false };
}

/// <param name="DueAt">The first instant that is late; null where a task has no due date.</param>
/// <param name="Rule">The limit that made it; null where there is none.</param>
/// <param name="Fixed">The last day was named, not counted.</param>
public sealed record DueSide(DateTimeOffset? DueAt, bool Provisional, bool Late, Limit? Rule = null, bool Fixed = false);

/// <summary>Due dates of two simulations side by side: deadlines of the case first, then tasks in the order they opened.</summary>
internal static class DueChanges
{
    public static IReadOnlyList<DueChange> Of(SimulationResult before, SimulationResult after)
    {
        var (old, now) = (Sides(before), Sides(after));
        return
        [
            .. from key in now.Keys.Concat(old.Keys).Distinct()
               let was = old.GetValueOrDefault(key)
               let becomes = now.GetValueOrDefault(key)
               select new DueChange(becomes.Title ?? was.Title, key.Occurrence, was.Side, becomes.Side),
        ];
    }

    private static Dictionary<(string Key, int Occurrence), (string Title, DueSide Side)> Sides(SimulationResult result)
    {
        var sides = new Dictionary<(string, int), (string, DueSide)>();
        foreach (var deadlines in result.Deadlines.GroupBy(d => d.Key))
        {
            foreach (var (deadline, place) in deadlines.Select((d, place) => (d, place)))
            {
                sides[(deadline.Key, place + 1)] = (deadline.Title, new DueSide(deadline.DueAt, deadline.Provisional, deadline.OverdueAt is not null, deadline.Rule, deadline.Fixed));
            }
        }

        foreach (var task in result.Tasks)
        {
            sides[($"task:{task.Definition}/{task.Activity}", task.Occurrence)] = (task.Title, new DueSide(task.DueAt, task.Provisional, task.Late, task.Rule));
        }

        return sides;
    }
}
