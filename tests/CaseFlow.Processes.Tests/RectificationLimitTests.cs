using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

public sealed class RectificationLimitTests
{
    /// <summary>C37: listed 2018-09-01 with 30 natural days; raw end on National Day, so the last day is Monday 10-08.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Limit_that_ends_on_National_Day_rolls_to_the_first_working_day_after_it(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-09-01");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(30);
        var listed = (await supervised.ViewAsync()).Case;
        (listed.LastDay, listed.DueAt, listed.Provisional).ShouldBe((new DateOnly(2018, 10, 8), Yanta.At("2018-10-09", "00:00"), false));

        await yanta.PassAsync("2018-10-07", "12:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
        await yanta.PassAsync("2018-10-08", "23:59:59");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
        await yanta.PassAsync("2018-10-09", "00:00");
        var late = (await supervised.ViewAsync()).Case;
        (late.Overdue, late.OverdueSince).ShouldBe((true, Yanta.At("2018-10-09", "00:00")));
    }

    /// <summary>C38: five working days from Friday 2018-09-28 count the adjusted weekend and end on 10-10.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Working_days_count_the_adjusted_weekend(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-09-28");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(5, "WorkingDays", "None");
        (await supervised.ViewAsync()).Case.LastDay.ShouldBe(new DateOnly(2018, 10, 10));
        var announcement = await supervised.TaskAsync("公告挂牌");
        (announcement.LastDay, announcement.DueAt).ShouldBe((new DateOnly(2018, 10, 10), Yanta.At("2018-10-11", "00:00")));
    }

    /// <summary>C9's shape: the calendar is amended under a running case; due, reason and history follow.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Amended_calendar_moves_the_open_limit_and_says_why(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2019-12-30");
        await yanta.ImportAsync(Calendars.SpringFestival2020BeforeItsAmendment());
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(30);
        (await supervised.ViewAsync()).Case.LastDay.ShouldBe(new DateOnly(2020, 1, 31));

        await yanta.PassAsync("2020-01-27", "12:00");
        await yanta.ImportAsync(Calendars.Year(2020));
        var moved = await supervised.ViewAsync();
        (moved.Case.LastDay, moved.Case.DueAt).ShouldBe((new DateOnly(2020, 2, 3), Yanta.At("2020-02-04", "00:00")));
        moved.Limits.Select(l => (l.LastDay, l.Kind)).ShouldContain((new DateOnly(2020, 1, 31), "listing"));
        moved.Limits.Select(l => (l.LastDay, l.Kind)).ShouldContain((new DateOnly(2020, 2, 3), "calendar"));

        await yanta.PassAsync("2020-02-03", "23:59:59");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
        await yanta.PassAsync("2020-02-04", "00:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeTrue();
    }
}
