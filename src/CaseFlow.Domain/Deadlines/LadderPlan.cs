using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A step and the instant it goes out at.</summary>
public sealed record PlannedStep(LadderStep Step, DateTimeOffset At);

/// <summary>What the steps of a ladder are counted from.</summary>
/// <param name="Exact">A share of the time is exact, because the limit counts hours.</param>
public sealed record LadderSpan(DateTimeOffset From, DateOnly LastDay, DateTimeOffset DueAt, bool Exact);

/// <summary>
/// When the steps of a ladder go out for one due date. Of a limit in days every step goes out at the ladder's time of
/// day, a share of the time too: nobody is reminded at four in the morning. Of a limit in hours a share is exact.
/// </summary>
public static class LadderPlan
{
    public static IReadOnlyList<PlannedStep> Of(ReminderLadder ladder, LadderSpan span, IWorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(calendar);
        return [.. ladder.Steps.Select(s => new PlannedStep(s, At(s, ladder.TimeOfDay, span, calendar))).OrderBy(s => s.At)];
    }

    internal static IReadOnlyList<PlannedStep> Of(Deadline deadline, IWorkCalendar calendar) => Of(
        deadline.Steps,
        new LadderSpan(deadline.From, deadline.LastDay, deadline.DueAt, deadline.Unit == LimitUnit.Hours && !deadline.Fixed),
        calendar);

    private static DateTimeOffset At(LadderStep step, TimeOnly timeOfDay, LadderSpan span, IWorkCalendar calendar) => step.Point switch
    {
        LadderPoint.Percent => Share(step.Amount, timeOfDay, span),
        LadderPoint.DaysBefore => span.LastDay.AddDays(-step.Amount).At(timeOfDay),
        LadderPoint.WorkingDaysBefore => calendar.AddWorkingDays(span.LastDay, -step.Amount).At(timeOfDay),
        LadderPoint.WorkingDaysAfter => calendar.AddWorkingDays(span.LastDay, step.Amount).At(timeOfDay),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static DateTimeOffset Share(int percent, TimeOnly timeOfDay, LadderSpan span)
    {
        var ticks = (span.DueAt - span.From).Ticks;
        var exact = span.From.AddTicks((ticks / 100 * percent) + (ticks % 100 * percent / 100));
        if (span.Exact)
        {
            return exact;
        }

        var onThatDay = exact.AddTicks(-1).ChinaDate().At(timeOfDay);
        return onThatDay > span.From ? onThatDay : exact;
    }
}
