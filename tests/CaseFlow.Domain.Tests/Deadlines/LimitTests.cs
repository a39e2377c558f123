using System.Globalization;
using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>Where limits end, to the second (acceptance C4, C7, C37, C38, C43).</summary>
public class LimitTests
{
    private static readonly WorkCalendar Calendar = HolidayPapers.Calendar;

    [Fact]
    public void Thirty_natural_days_that_end_on_National_Day_end_after_the_holiday()
    {
        var end = End("2018-09-01T10:00:00+08:00", 30, LimitUnit.NaturalDays, RollRule.Forward);
        end.RawDay.ShouldBe(new DateOnly(2018, 10, 1));
        end.LastDay.ShouldBe(new DateOnly(2018, 10, 8));
        end.DueAt.ShouldBe(Instant("2018-10-09T00:00:00+08:00"));
        end.DueAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2018-09-28T17:59:59+08:00", 5, "2018-10-10")] // C38
    [InlineData("2018-12-03T08:00:00+08:00", 10, "2018-12-17")] // C43 in working days
    [InlineData("2018-09-28T00:00:00+08:00", 1, "2018-09-29")]
    [InlineData("2018-10-01T00:00:00+08:00", 1, "2018-10-08")]
    public void Working_days_count_make_up_weekends_and_not_the_day_of_the_start(string from, int number, string last) =>
        LastDay(from, number, LimitUnit.WorkingDays, RollRule.None).ShouldBe(WorkCalendarTests.Day(last));

    [Theory]
    [InlineData("2018-12-03T08:00:00+08:00", 10, RollRule.Forward, "2018-12-13")] // C43
    [InlineData("2019-01-02T08:00:00+08:00", 10, RollRule.Forward, "2019-01-14")] // C46, raw a Saturday
    [InlineData("2019-01-02T08:00:00+08:00", 10, RollRule.None, "2019-01-12")]
    [InlineData("2019-01-02T08:00:00+08:00", 10, RollRule.Back, "2019-01-11")]
    [InlineData("2020-09-01T08:00:00+08:00", 30, RollRule.Forward, "2020-10-09")] // practice §3.1
    [InlineData("2026-02-20T08:00:00+08:00", 0, RollRule.None, "2026-02-20")] // C7
    [InlineData("2026-02-20T08:00:00+08:00", 0, RollRule.Forward, "2026-02-24")] // C7
    [InlineData("2026-02-20T08:00:00+08:00", 0, RollRule.Back, "2026-02-14")] // C7, a make-up Saturday
    public void Natural_days_end_on_the_day_their_roll_rule_says(string from, int number, RollRule roll, string last) =>
        LastDay(from, number, LimitUnit.NaturalDays, roll).ShouldBe(WorkCalendarTests.Day(last));

    [Theory]
    [InlineData("2023-01-31T09:00:00+08:00", 1, "2023-02-28")] // C4
    [InlineData("2024-01-31T09:00:00+08:00", 1, "2024-02-29")] // C4
    [InlineData("2024-02-29T09:00:00+08:00", 12, "2025-02-28")]
    [InlineData("2023-02-28T09:00:00+08:00", 1, "2023-03-28")]
    public void Months_end_on_the_corresponding_day_or_at_the_end_of_the_month(string from, int number, string last) =>
        LastDay(from, number, LimitUnit.Months, RollRule.Forward).ShouldBe(WorkCalendarTests.Day(last));

    [Fact]
    public void The_day_of_the_start_is_the_one_in_China_whatever_the_offset_of_the_instant()
    {
        LastDay("2018-09-27T17:00:00Z", 5, LimitUnit.WorkingDays, RollRule.None).ShouldBe(new DateOnly(2018, 10, 10));
        LastDay("2018-09-27T15:59:59Z", 5, LimitUnit.WorkingDays, RollRule.None).ShouldBe(new DateOnly(2018, 10, 9));
    }

    [Fact]
    public void Hours_run_through_nights_and_holidays_to_the_second()
    {
        var end = End("2018-09-30T17:00:01+08:00", 24, LimitUnit.Hours, RollRule.None);
        end.DueAt.ShouldBe(Instant("2018-10-01T17:00:01+08:00"));
        end.LastDay.ShouldBe(new DateOnly(2018, 10, 1));
    }

    [Theory]
    [InlineData(RollRule.Forward)]
    [InlineData(RollRule.Back)]
    public void Hours_that_end_in_a_holiday_end_there_whatever_the_roll_rule(RollRule roll) =>
        End("2018-09-30T17:00:01+08:00", 24, LimitUnit.Hours, roll).DueAt.ShouldBe(Instant("2018-10-01T17:00:01+08:00"));

    [Fact]
    public void Hours_that_end_at_midnight_belong_to_the_day_before()
    {
        var end = End("2018-12-03T00:00:00+08:00", 24, LimitUnit.Hours, RollRule.None);
        end.LastDay.ShouldBe(new DateOnly(2018, 12, 3));
        end.DueAt.ShouldBe(Instant("2018-12-04T00:00:00+08:00"));
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00+08:00", 10, LimitUnit.WorkingDays, RollRule.None, false)]
    [InlineData("2026-11-23T09:00:00+08:00", 60, LimitUnit.WorkingDays, RollRule.None, true)] // into 2027
    [InlineData("2026-12-01T09:00:00+08:00", 60, LimitUnit.NaturalDays, RollRule.None, false)] // no calendar needed
    [InlineData("2026-12-01T09:00:00+08:00", 60, LimitUnit.NaturalDays, RollRule.Forward, true)]
    [InlineData("2026-12-01T09:00:00+08:00", 30, LimitUnit.NaturalDays, RollRule.Forward, true)] // the notice of 2027 may name 12-31
    [InlineData("2026-12-01T09:00:00+08:00", 20, LimitUnit.NaturalDays, RollRule.Forward, false)]
    [InlineData("2025-12-01T09:00:00+08:00", 30, LimitUnit.NaturalDays, RollRule.Forward, false)]
    public void A_limit_is_provisional_exactly_while_a_notice_can_still_move_it(string from, int number, LimitUnit unit, RollRule roll, bool provisional) =>
        End(from, number, unit, roll).Provisional.ShouldBe(provisional);

    private static LimitEnd End(string from, int number, LimitUnit unit, RollRule roll) =>
        Calendar.End(Instant(from), new Limit(number, unit, roll));

    private static DateOnly LastDay(string from, int number, LimitUnit unit, RollRule roll) => End(from, number, unit, roll).LastDay;

    internal static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
