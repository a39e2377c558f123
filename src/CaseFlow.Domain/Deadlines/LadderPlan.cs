using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A step and the instant it goes out at.</summary>
internal sealed record PlannedStep(LadderStep Step, DateTimeOffset At);

/// <summary>
/// When the steps of a ladder go out for one due date. Of a limit in days every step goes out at the ladder's time of
/// day, a share of the time too: nobody is reminded at four in the morning. Of a limit in hours a share is exact.
/// </summary>
internal static class LadderPlan
{
    public static IReadOnlyList<PlannedStep> Of(Deadline deadline, IWorkCalendar calendar)
    {
        var ladder = deadline.Steps;
        return [.. ladder.Steps.Select(s => new PlannedStep(s, At(s, ladder.TimeOfDay, deadline, calendar))).OrderBy(s => s.At)];
    }

    private static DateTimeOffset At(LadderStep step, TimeOnly timeOfDay, Deadline deadline, IWorkCalendar calendar) => step.Point switch
    {
        LadderPoint.Percent => Share(step.Amount, timeOfDay, deadline),
        LadderPoint.DaysBefore => deadline.LastDay.AddDays(-step.Amount).At(timeOfDay),
        LadderPoint.WorkingDaysBefore => calendar.AddWorkingDays(deadline.LastDay, -step.Amount).At(timeOfDay),
        LadderPoint.WorkingDaysAfter => calendar.AddWorkingDays(deadline.LastDay, step.Amount).At(timeOfDay),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static DateTimeOffset Share(int percent, TimeOnly timeOfDay, Deadline deadline)
    {
        var ticks = (deadline.DueAt - deadline.From).Ticks;
        var exact = deadline.From.AddTicks((ticks / 100 * percent) + (ticks % 100 * percent / 100));
        if (deadline.Unit == LimitUnit.Hours && !deadline.Fixed)
        {
            return exact;
        }

        var onThatDay = exact.AddTicks(-1).ChinaDate().At(timeOfDay);
        return onThatDay > deadline.From ? onThatDay : exact;
    }
}
