using System.Globalization;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Pages.Kit;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Kit;

public sealed class DueStandingTests
{
    // Monday 23 November 2026, 17:30 in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    public DueStandingTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    private static DueStanding At(int month, int day, DateTimeOffset? now = null) =>
        DueStanding.Of(new DateOnly(2026, month, day).EndOfDay(), now ?? Now, new Weekdays(), soonDays: 3);

    [Fact]
    public void Time_left_is_counted_in_working_days()
    {
        At(11, 30).ShouldBe(new DueStanding("ontime", "✓", "剩 5 个工作日"));
        At(11, 26).ShouldBe(new DueStanding("soon", "◷", "剩 3 个工作日"));
    }

    [Fact]
    public void Where_only_days_of_rest_are_left_they_are_counted()
    {
        // Friday evening, due on Sunday.
        At(11, 29, Now.AddDays(4)).ShouldBe(new DueStanding("soon", "◷", "剩 2 天"));
    }

    [Fact]
    public void The_last_day_counts_to_its_end()
    {
        var lastSecond = new DateOnly(2026, 11, 23).EndOfDay().AddSeconds(-1);
        At(11, 23, lastSecond).Words.ShouldBe("今日到期");
        At(11, 23, lastSecond.AddSeconds(1)).ShouldBe(new DueStanding("late", "!", "超期 1 天"));
    }

    [Fact]
    public void Time_late_is_counted_in_natural_days() => At(11, 21).Words.ShouldBe("超期 2 天");

    [Fact]
    public void A_limit_in_hours_can_be_late_on_its_own_day() =>
        DueStanding.Of(Now.AddHours(-1), Now, new Weekdays(), 3).ShouldBe(new DueStanding("late", "!", "已超期"));

    private sealed class Weekdays : IWorkCalendar
    {
        public int Version => 1;

        public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

        public bool IsPublished(int year) => true;

        public DateOnly AddWorkingDays(DateOnly day, int count) => throw new NotSupportedException();

        public int WorkingDaysBetween(DateOnly from, DateOnly to) =>
            Enumerable.Range(1, Math.Max(0, to.DayNumber - from.DayNumber)).Count(n => IsWorkingDay(from.AddDays(n)));

        public LimitEnd End(DateTimeOffset from, Limit limit) => throw new NotSupportedException();
    }
}
