using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>Where a limit stands at an instant, in words. Time left counts in working days, time late in natural days.</summary>
/// <param name="Signal"><c>ontime</c>, <c>soon</c> or <c>late</c>.</param>
public sealed record DueStanding(string Signal, string Icon, string Words)
{
    /// <param name="dueAt">The first instant that is late.</param>
    public static DueStanding Of(DateTimeOffset dueAt, DateTimeOffset now, IWorkCalendar calendar, int soonDays)
    {
        var today = now.ChinaDate();
        var lastDay = dueAt.AddTicks(-1).ChinaDate();
        if (now >= dueAt)
        {
            var late = now.DaysLate(dueAt);
            return new DueStanding("late", "!", late > 0 ? TextCatalog.Get("due.late-days", late) : TextCatalog.Get("due.late-today"));
        }

        if (lastDay == today)
        {
            return new DueStanding("soon", "◷", TextCatalog.Get("due.today"));
        }

        var left = calendar.WorkingDaysBetween(today, lastDay);
        var signal = left <= soonDays ? "soon" : "ontime";
        var words = left > 0 ? TextCatalog.Get("due.left-working-days", left) : TextCatalog.Get("due.left-days", lastDay.DayNumber - today.DayNumber);
        return new DueStanding(signal, signal == "soon" ? "◷" : "✓", words);
    }
}
