using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Deadlines;

public class StartDeadlineTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Deadline_on_National_Day_is_overdue_from_the_first_second_after_the_holiday(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-01T10:00:00+08:00");
        var started = await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        (started.LastDay, started.Provisional).ShouldBe((new DateOnly(2018, 10, 8), false));

        await stage.GoToAsync("2018-10-08T23:59:59+08:00");
        (await stage.LookAsync()).State.ShouldBe(DeadlineState.Running);
        stage.Around.Resumed.ShouldBeEmpty();

        await stage.GoToAsync("2018-10-09T00:00:00+08:00");
        var view = await stage.LookAsync();
        (view.State, view.OverdueAt).ShouldBe((DeadlineState.Overdue, LimitTests.Instant("2018-10-09T00:00:00+08:00")));
        stage.Around.Resumed.ShouldHaveSingleItem().ShouldBe((DeadlineStage.Bookmark, $$"""{"outcome":"Overdue","deadlineId":"{{started.DeadlineId}}"}"""));
        stage.Around.ToldKeys.ShouldBe(["timeline.deadline-started", "timeline.deadline-passed"]);
        stage.Sent.Heard.OfType<DeadlinePassed>().ShouldHaveSingleItem().LastDay.ShouldBe(new DateOnly(2018, 10, 8));
        (await stage.DueRowsAsync()).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_deadline_that_nothing_waits_for_passes_without_resuming_anything(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-01T10:00:00+08:00");
        var due = new StartDeadline(DeadlineStage.Subject, Guid.Empty, "task:1", "现场验收", new Limit(1, LimitUnit.NaturalDays), null, null, ReminderLadder.None);
        (await stage.SendAsync(due)).Succeeded.ShouldBeTrue();
        await stage.GoToAsync("2018-09-04T00:00:00+08:00");
        stage.Around.Resumed.ShouldBeEmpty();
        stage.Sent.Heard.OfType<DeadlinePassed>().ShouldHaveSingleItem().Key.ShouldBe("task:1");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task History_begins_with_the_limit_in_words_and_the_version_of_the_calendar(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-28T10:00:00+08:00");
        await stage.StartDeadlineAsync(5, LimitUnit.WorkingDays, RollRule.None);
        var view = await stage.LookAsync();
        var change = view.History.ShouldHaveSingleItem();
        (change.Kind, change.LastDay, change.OldLastDay, change.CalendarVersion).ShouldBe((DeadlineChangeKind.Started, new DateOnly(2018, 10, 10), null, 1));
        change.Reason.ShouldBe("5个工作日，遇休假日不顺延");
        stage.Sent.Heard.OfType<DeadlineMoved>().ShouldHaveSingleItem().Cause.ShouldBe(DeadlineChangeKind.Started);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_open_deadline_of_the_same_key_is_refused(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-01T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        var again = new StartDeadline(DeadlineStage.Subject, Guid.Empty, "rectification", "整改", new Limit(1, LimitUnit.NaturalDays), null, null, ReminderLadder.None);
        var refusal = (await stage.SendAsync(again)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Kind).ShouldBe(("deadline.already-open", RefusalKind.Conflict));

        await stage.SendAsync(new StopDeadline(DeadlineStage.Subject, "rectification", Met: false));
        (await stage.SendAsync(again)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1, LimitUnit.NaturalDays)]
    [InlineData(3661, LimitUnit.NaturalDays)]
    [InlineData(2501, LimitUnit.WorkingDays)]
    [InlineData(121, LimitUnit.Months)]
    [InlineData(87841, LimitUnit.Hours)]
    public async Task A_limit_that_the_calendar_cannot_count_is_refused(int number, LimitUnit unit)
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-09-01T10:00:00+08:00", HolidayPapers.File(2018));
        var refused = await stage.SendAsync(new StartDeadline(DeadlineStage.Subject, Guid.Empty, "x", "x", new Limit(number, unit), null, null, ReminderLadder.None));
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.limit-range");
        (await stage.DueRowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_fixed_last_day_is_not_rolled_and_not_provisional()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2026-11-23T10:00:00+08:00");
        var started = await stage.StartDeadlineAsync(0, LimitUnit.NaturalDays, lastDay: new DateOnly(2027, 1, 2));
        (started.LastDay, started.DueAt, started.Provisional).ShouldBe((new DateOnly(2027, 1, 2), LimitTests.Instant("2027-01-03T00:00:00+08:00"), false));
    }

    [Fact]
    public async Task Deadlines_of_a_subject_outside_the_scope_are_not_shown()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-09-01T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        var elsewhere = new Actor(Guid.NewGuid(), "李四", Guid.NewGuid(), "曲江街道", "610100/610113/610113009/", new HashSet<string>());
        var refused = await stage.District.SendAsync(new DeadlinesOf(DeadlineStage.Subject), elsewhere);
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.no-subject");
    }

    [Theory]
    [InlineData("2018-09-01T10:00:00+08:00", 30, LimitUnit.NaturalDays, "2018-10-08", 37, 22)]
    [InlineData("2018-09-28T10:00:00+08:00", 5, LimitUnit.WorkingDays, "2018-10-10", 12, 5)]
    public async Task A_limit_is_previewed_as_it_would_be_set(string from, int number, LimitUnit unit, string last, int natural, int working)
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, from);
        var preview = (await stage.SendAsync(new PreviewLimit(null, new Limit(number, unit, RollRule.Forward)))).Value;
        (preview.LastDay, preview.NaturalDays, preview.WorkingDays).ShouldBe((WorkCalendarTests.Day(last), natural, working));
    }
}
