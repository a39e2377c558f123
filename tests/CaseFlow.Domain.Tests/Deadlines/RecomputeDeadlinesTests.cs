using CaseFlow.Domain.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>C9: the Spring Festival of 2020 was lengthened while deadlines ran.</summary>
public class RecomputeDeadlinesTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_amendment_moves_a_running_deadline_with_reason_old_day_and_version(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-29T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        (await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays)).LastDay.ShouldBe(new DateOnly(2020, 1, 31)); // raw 01-28
        await stage.GoToAsync("2020-01-27T12:00:00+08:00");
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)]))).Value.RecomputedDeadlines.ShouldBe(1);

        var view = await stage.LookAsync();
        (view.LastDay, view.CalendarVersion, view.RawDay).ShouldBe((new DateOnly(2020, 2, 3), 2, new DateOnly(2020, 1, 28)));
        var change = view.History[^1];
        (change.Kind, change.OldLastDay, change.LastDay, change.CalendarVersion)
            .ShouldBe((DeadlineChangeKind.Recomputed, new DateOnly(2020, 1, 31), new DateOnly(2020, 2, 3), 2));
        change.Reason.ShouldBe("工作日历第 2 版：2020 年放假安排有调整");
        stage.Sent.Heard.OfType<DeadlineMoved>().Last().Cause.ShouldBe(DeadlineChangeKind.Recomputed);

        await stage.GoToAsync("2020-02-03T23:59:59+08:00");
        (await stage.LookAsync()).State.ShouldBe(DeadlineState.Running);
        await stage.GoToAsync("2020-02-04T00:00:00+08:00");
        (await stage.LookAsync()).State.ShouldBe(DeadlineState.Overdue);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_has_passed_or_ended_stays_as_it_was(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-29T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, key: "met");
        await stage.SendAsync(new StopDeadline(DeadlineStage.Subject, "met", Met: true));
        await stage.GoToAsync("2020-02-01T09:00:00+08:00");
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)]))).Value.RecomputedDeadlines.ShouldBe(0);
        var overdue = await stage.LookAsync();
        (overdue.State, overdue.LastDay, overdue.CalendarVersion).ShouldBe((DeadlineState.Overdue, new DateOnly(2020, 1, 31), 1));
        (await stage.LookAsync("met")).LastDay.ShouldBe(new DateOnly(2020, 1, 31));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_day_that_a_body_named_is_not_moved_by_the_calendar(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-29T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        await stage.StartDeadlineAsync(20, LimitUnit.NaturalDays);
        await stage.ExtendAsync("2020-01-31");
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)]))).Value.RecomputedDeadlines.ShouldBe(0);
        (await stage.LookAsync()).LastDay.ShouldBe(new DateOnly(2020, 1, 31));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task No_amendment_makes_anybody_late_after_the_fact(DatabaseProvider database)
    {
        // The other way round: the longer holiday is taken back when its last days are over.
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-29T09:00:00+08:00", HolidayPapers.File(2020));
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        await stage.GoToAsync("2020-02-02T09:00:00+08:00");
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.FirstNoticeOf2020]))).Value.RecomputedDeadlines.ShouldBe(0);
        var view = await stage.LookAsync();
        (view.State, view.LastDay).ShouldBe((DeadlineState.Running, new DateOnly(2020, 2, 3)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_provisional_day_becomes_firm_when_the_notice_of_its_year_is_out(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-11-01T09:00:00+08:00", HolidayPapers.File(2018), HolidayPapers.File(2019));
        (await stage.StartDeadlineAsync(45, LimitUnit.WorkingDays)).Provisional.ShouldBeTrue();
        var before = await stage.LookAsync();
        await stage.SendAsync(new ImportCalendar([HolidayPapers.FirstNoticeOf2020]));
        var after = await stage.LookAsync();
        (before.Provisional, after.Provisional, after.LastDay).ShouldBe((true, false, before.LastDay));
        (after.History.Count, after.History[^1].Provisional).ShouldBe((2, false));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Reminders_follow_the_moved_day_and_the_old_ones_do_not_go_out(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-29T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        var ladder = new ReminderLadder(new TimeOnly(9, 0), [new("day", LadderPoint.DaysBefore, 0, [], "今天")]);
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, ladder: ladder);
        await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)]));
        await stage.GoToAsync("2020-02-03T08:59:59+08:00");
        stage.Sent.Steps.ShouldBeEmpty();
        await stage.GoToAsync("2020-02-03T09:00:00+08:00");
        stage.Sent.Steps.ShouldHaveSingleItem();
    }
}
