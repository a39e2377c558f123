using System.Globalization;
using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Domain.Tests.Deadlines;

public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = HolidayPapers.Calendar;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2018-09-29", true)] // 调休 Saturday
    [InlineData("2018-09-30", true)] // 调休 Sunday
    [InlineData("2018-10-01", false)]
    [InlineData("2018-10-08", true)]
    [InlineData("2018-12-29", true)] // named by the notice of 2019
    [InlineData("2018-12-31", false)] // named by the notice of 2019
    [InlineData("2022-12-31", false)] // named by the notice of 2023
    [InlineData("2026-02-14", true)]
    [InlineData("2026-11-23", true)]
    public void A_day_is_worked_as_the_notices_say(string day, bool worked) => Calendar.IsWorkingDay(Day(day)).ShouldBe(worked);

    // practice §3.5
    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_as_many_working_days_as_the_notices_leave(int year, int days) =>
        Calendar.WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)).ShouldBe(days);

    // Beside the repository, where the machine has it; the tests above stand without it.
    private static string Published(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "shared", "data", "holidays", file);

    [Fact]
    public void Every_day_of_nine_years_agrees_with_the_published_day_list()
    {
        var list = Published("cn_days_2018_2026.csv");
        Assert.SkipUnless(File.Exists(list), "The day list is not on this machine.");
        var rows = File.ReadLines(list).Skip(1).Select(l => l.Split(',')).ToList();
        rows.Count.ShouldBe(3287);
        rows.Where(r => Calendar.IsWorkingDay(Day(r[0])) != (r[2] == "1")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_report_date_of_nine_years_rolls_as_the_published_list_says()
    {
        var list = Published("report_due_2018_2026.csv");
        Assert.SkipUnless(File.Exists(list), "The list of report dates is not on this machine.");
        foreach (var row in File.ReadLines(list).Skip(1).Select(l => l.Split(',')))
        {
            var nominal = Day(row[2]);
            LastDay(nominal, 0, LimitUnit.NaturalDays, RollRule.Forward).ShouldBe(Day(row[5]), row[2]);
            LastDay(nominal, 0, LimitUnit.NaturalDays, RollRule.Back).ShouldBe(Day(row[6]), row[2]);
            LastDay(nominal, 0, LimitUnit.NaturalDays, RollRule.None).ShouldBe(nominal);
        }
    }

    [Fact]
    public void An_unpublished_year_rests_on_weekends_and_fixed_holidays_only()
    {
        Calendar.IsPublished(2026).ShouldBeTrue();
        Calendar.IsPublished(2027).ShouldBeFalse();
        string[] resting = ["2027-01-01", "2027-01-02", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"];
        resting.ShouldAllBe(d => !Calendar.IsWorkingDay(Day(d)));
        string[] worked = ["2027-01-04", "2027-02-08", "2027-04-05", "2027-05-03", "2027-10-04"];
        worked.ShouldAllBe(d => Calendar.IsWorkingDay(Day(d)));
    }

    [Fact]
    public void The_second_of_May_is_a_fixed_holiday_only_since_2025()
    {
        var empty = new WorkCalendar(0, [], []);
        empty.IsWorkingDay(Day("2024-05-02")).ShouldBeTrue();
        empty.IsWorkingDay(Day("2025-05-02")).ShouldBeFalse();
    }

    [Fact]
    public void A_fixed_holiday_is_worked_when_the_published_notice_does_not_name_it()
    {
        new WorkCalendar(1, [], [2025]).IsWorkingDay(Day("2025-10-01")).ShouldBeTrue();
        new WorkCalendar(1, [], []).IsWorkingDay(Day("2025-10-01")).ShouldBeFalse();
    }

    [Fact]
    public void A_later_notice_has_the_last_word_about_a_day_that_two_notices_name()
    {
        var day = Day("2018-12-31");
        new WorkCalendar(1, [new(day, "元旦", false), new(day, "元旦", true)], [2018, 2019]).IsWorkingDay(day).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2018-12-14", -20, "2018-11-16")] // C40
    [InlineData("2018-11-16", 10, "2018-11-30")] // C40
    [InlineData("2018-12-13", 5, "2018-12-20")] // C43
    [InlineData("2018-09-28", 5, "2018-10-10")] // C38
    [InlineData("2018-10-06", 0, "2018-10-06")]
    [InlineData("2018-10-06", 1, "2018-10-08")]
    [InlineData("2018-10-06", -1, "2018-09-30")]
    public void Working_days_are_added_and_taken_over_holidays_and_make_up_days(string from, int count, string to) =>
        Calendar.AddWorkingDays(Day(from), count).ShouldBe(Day(to));

    [Fact]
    public void A_day_outside_the_calendar_is_a_defect_and_not_a_guess()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.IsWorkingDay(Day("1999-12-31")));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(WorkCalendar.LastDay, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(WorkCalendar.FirstDay, -1));
    }

    private static DateOnly LastDay(DateOnly from, int number, LimitUnit unit, RollRule roll) =>
        Calendar.End(CaseFlow.Domain.Kernel.ChinaTime.At(from, new TimeOnly(12, 0)), new Limit(number, unit, roll)).LastDay;
}
