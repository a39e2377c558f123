using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;

namespace CaseFlow.Domain.Accountability;

/// <summary>Who was responsible for an enterprise on each day of a window, what was due and done, and what was known when (R102, C55).</summary>
/// <param name="TakenAt">When the system said so; what was entered later is not in it.</param>
/// <param name="Places">The grids in which it lay.</param>
/// <param name="WorkingDays">Of the window, by the calendar of that moment.</param>
/// <param name="PatrolledDays">Days with a record of the officer on post.</param>
public sealed record TraceReport(
    Guid EnterpriseId, string Enterprise, string Address, DateOnly First, DateOnly Last, DateTimeOffset TakenAt, IReadOnlyList<TracedGrid> Places, IReadOnlyList<TracedPost> Posts,
    IReadOnlyList<TracedDue> Dues, IReadOnlyList<TracedCheck> Checks, IReadOnlyList<TracedHazard> Hazards, IReadOnlyList<TracedKnowledge> Knowledge, IReadOnlyList<DateOnly> WorkingDays,
    IReadOnlyList<DateOnly> PatrolledDays, IReadOnlyList<TracedProof> Proofs)
{
    /// <summary>One row for each day, the earliest first.</summary>
    public IReadOnlyList<TracedDay> Days()
    {
        var (working, patrolled) = (WorkingDays.ToHashSet(), PatrolledDays.ToHashSet());
        var (due, made) = (Dues.ToLookup(d => d.LastDay), Checks.ToLookup(c => c.At.ChinaDate()));
        return
        [
            .. new TraceWindow(EnterpriseId, First, Last).Days.Select(day => new TracedDay(
                day, working.Contains(day),
                [
                    .. from kind in TracedPosts.All
                       let names = Posts.Where(p => p.Kind == kind && p.Holds(day)).Select(p => p.Name).Distinct().ToList()
                       where names.Count > 0
                       select new TracedNames(kind, names),
                ],
                patrolled.Contains(day), [.. due[day]], [.. made[day]], Hazards.Count(h => h.IsOpen(day.EndOfDay())))),
        ];
    }
}

public sealed record TracedGrid(string Code, string Name, DateOnly FirstDay, DateOnly? Until);

/// <param name="Patrolled">The officer on post left a record.</param>
/// <param name="Due">What ended on this day, with what became of it.</param>
/// <param name="OpenHazards">At its end.</param>
public sealed record TracedDay(
    DateOnly Day, bool WorkingDay, IReadOnlyList<TracedNames> Posts, bool Patrolled, IReadOnlyList<TracedDue> Due, IReadOnlyList<TracedCheck> Checks, int OpenHazards)
{
    /// <summary>Nobody full-time was on the grid (R121, C25).</summary>
    public bool Unmanned => !Posts.Any(p => p.Kind == TracedPosts.Officer);
}

/// <param name="Kind">One of <see cref="TracedPosts"/>.</param>
public sealed record TracedNames(string Kind, IReadOnlyList<string> Names);

/// <param name="Subject">Number or name.</param>
public sealed record TracedProof(string Subject, ChainProof Chain);
