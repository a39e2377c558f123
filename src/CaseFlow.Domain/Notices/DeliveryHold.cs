using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Notices;

/// <summary>From which instant on a message may leave (R91: a reminder that comes after the day is none).</summary>
internal static class DeliveryHold
{
    private const int MostSteps = 200;

    /// <summary>The first instant at or after <paramref name="at"/> that is neither quiet nor on a day off.</summary>
    public static DateTimeOffset Allowed(DateTimeOffset at, DeliveryRuleSet rules, IWorkCalendar calendar)
    {
        // Each step goes to a later instant; the longest run of days off is far shorter than this.
        for (var step = 0; step < MostSteps; step++)
        {
            var day = at.ChinaDate();
            if (rules.WorkingDaysOnly && !calendar.IsWorkingDay(day))
            {
                at = day.AddDays(1).StartOfDay();
            }
            else if (rules is { QuietFrom: { } from, QuietTo: { } to } && Quiet(TimeOnly.FromDateTime(at.ToChina().DateTime), from, to))
            {
                at = TimeOnly.FromDateTime(at.ToChina().DateTime) < to ? day.At(to) : day.AddDays(1).At(to);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>The same, but never at or past the due instant: then it leaves at once.</summary>
    public static DateTimeOffset Before(DateTimeOffset? due, DateTimeOffset now, DeliveryRuleSet rules, IWorkCalendar calendar)
    {
        var allowed = Allowed(now, rules, calendar);
        return due is { } end && now < end && allowed >= end ? now : allowed;
    }

    /// <summary>The next digest after <paramref name="now"/> at that hour.</summary>
    public static DateTimeOffset NextDigest(DateTimeOffset now, TimeOnly at, DeliveryRuleSet rules, IWorkCalendar calendar)
    {
        var day = now.ChinaDate();
        var next = day.At(at) > now ? day.At(at) : day.AddDays(1).At(at);
        while (rules.WorkingDaysOnly && !calendar.IsWorkingDay(next.ChinaDate()))
        {
            next = next.ChinaDate().AddDays(1).At(at);
        }

        return Allowed(next, rules, calendar);
    }

    private static bool Quiet(TimeOnly at, TimeOnly from, TimeOnly to) => from < to ? at >= from && at < to : from != to && (at >= from || at < to);
}
