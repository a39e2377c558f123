using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>Each step of a ladder once, at its instant, for each last day (reliability B10, B11).</summary>
public class ReminderLadderTests
{
    private static readonly ReminderLadder Default = new(new TimeOnly(9, 0),
    [
        new("half", LadderPoint.Percent, 50, ["governing-unit"], "过半"),
        new("three", LadderPoint.WorkingDaysBefore, 3, ["governing-unit"], "还有三天"),
        new("one", LadderPoint.WorkingDaysBefore, 1, ["governing-unit"], "还有一天"),
        new("day", LadderPoint.DaysBefore, 0, ["governing-unit"], "今天"),
        new("late", LadderPoint.WorkingDaysAfter, 2, ["leader"], "逾期两天"),
    ]);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_step_goes_out_once_at_its_instant(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-01T10:00:00+08:00");
        List<(string, DateTimeOffset)> at = [];
        stage.Sent.OnStep = r =>
        {
            at.Add((r.Step, stage.Now));
            return Task.CompletedTask;
        };
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, ladder: Default);
        await stage.GoToAsync("2018-12-31T00:00:00+08:00");
        at.ShouldBe(
        [
            ("half", LimitTests.Instant("2018-09-20T09:00:00+08:00")),
            ("three", LimitTests.Instant("2018-09-28T09:00:00+08:00")),
            ("one", LimitTests.Instant("2018-09-30T09:00:00+08:00")),
            ("day", LimitTests.Instant("2018-10-08T09:00:00+08:00")),
            ("late", LimitTests.Instant("2018-10-10T09:00:00+08:00")),
        ]);
        stage.Sent.Steps.Select(s => s.Left).ShouldBe([8, 3, 1, 0, -2]);
        stage.Sent.Steps.Select(s => s.NoticeKey).ShouldBeUnique();
        (await stage.DueRowsAsync()).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task After_a_stop_of_weeks_each_step_still_goes_out_once_and_the_deadline_passes_once(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-01T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, ladder: Default);
        (await stage.JumpToAsync("2018-12-31T00:00:00+08:00")).ShouldBe(6);
        stage.Sent.Steps.Select(s => s.Step).ShouldBe(["half", "three", "one", "day", "late"]);
        stage.Around.Resumed.Count.ShouldBe(1);
        (await stage.JumpToAsync("2019-12-31T00:00:00+08:00")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Steps_that_are_past_at_the_start_are_recorded_as_skipped_and_do_not_go_out(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-09-25T10:00:00+08:00");
        await stage.StartDeadlineAsync(2, LimitUnit.WorkingDays, ladder: Default); // last day Thursday 27
        var reminders = (await stage.LookAsync()).Reminders;
        reminders.Where(r => r.Skipped).Select(r => r.Step).ShouldBe(["three"]);
        await stage.GoToAsync("2018-12-31T00:00:00+08:00");
        stage.Sent.Steps.Select(s => s.Step).ShouldBe(["half", "one", "day", "late"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_extension_begins_a_new_round_and_skips_what_is_past(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, ladder: Default);
        await stage.GoToAsync("2018-12-13T12:00:00+08:00");
        stage.Sent.Steps.Select(s => s.Step).ShouldBe(["half", "three", "one"]);

        await stage.ExtendAsync("2018-12-20");
        (await stage.LookAsync()).Reminders.Where(r => r.Skipped).Select(r => r.Step).ShouldBe(["half"]);
        await stage.GoToAsync("2018-12-31T00:00:00+08:00");
        stage.Sent.Steps.Select(s => s.Step).ShouldBe(["half", "three", "one", "three", "one", "day", "late"]);
        stage.Sent.Steps.Select(s => s.NoticeKey).ShouldBeUnique();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Work_that_is_done_never_reminds(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays, ladder: Default);
        await stage.GoToAsync("2018-12-14T23:59:59+08:00");
        var before = stage.Sent.Steps.Count;
        await stage.SendAsync(new StopDeadline(DeadlineStage.Subject, "rectification", Met: true));
        await stage.GoToAsync("2019-12-31T00:00:00+08:00");
        stage.Sent.Steps.Count.ShouldBe(before);
        stage.Around.Resumed.ShouldHaveSingleItem().Input.ShouldContain("\"outcome\":\"Met\"");
        var view = await stage.LookAsync();
        (view.State, view.EndedAt).ShouldBe((DeadlineState.Met, LimitTests.Instant("2018-12-14T23:59:59+08:00")));
        view.History[^1].Kind.ShouldBe(DeadlineChangeKind.Met);
        stage.Sent.Heard.OfType<DeadlineEnded>().ShouldHaveSingleItem().Met.ShouldBeTrue();
        (await stage.DueRowsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Ending_a_deadline_twice_is_harmless()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        var stop = new StopDeadline(DeadlineStage.Subject, "rectification", Met: true);
        (await stage.SendAsync(stop)).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(stop)).Succeeded.ShouldBeTrue();
        (await stage.LookAsync()).History.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_share_of_a_limit_in_hours_is_exact()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T22:00:00+08:00");
        await stage.StartDeadlineAsync(8, LimitUnit.Hours, ladder: Default);
        (await stage.LookAsync()).Reminders.Single(r => r.Step == "half").PlannedAt.ShouldBe(LimitTests.Instant("2018-11-15T02:00:00+08:00"));
    }

    [Theory]
    [InlineData(LadderPoint.Percent, 101)]
    [InlineData(LadderPoint.DaysBefore, -1)]
    [InlineData(LadderPoint.WorkingDaysAfter, 3661)]
    public async Task A_step_out_of_range_is_refused(LadderPoint point, int amount)
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T10:00:00+08:00", HolidayPapers.File(2018));
        (await StartAsync(stage, new LadderStep("s", point, amount, [], ""))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.step-amount");
    }

    [Fact]
    public async Task Two_steps_of_one_name_are_refused()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T10:00:00+08:00", HolidayPapers.File(2018));
        var step = new LadderStep("s", LadderPoint.DaysBefore, 1, [], "");
        (await StartAsync(stage, step, step with { Amount = 2 })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.step-twice");
    }

    private static Task<Result<DeadlineStarted>> StartAsync(DeadlineStage stage, params LadderStep[] steps) => stage.SendAsync(
        new StartDeadline(DeadlineStage.Subject, Guid.Empty, "x", "x", new Limit(30, LimitUnit.NaturalDays), null, null, new ReminderLadder(new TimeOnly(9, 0), steps)));
}
