using CaseFlow.Domain.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>C40 and C42.</summary>
public class ExtendDeadlineTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_in_time_sets_a_new_day_and_keeps_the_old_one(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        await stage.GoToAsync("2018-11-30T10:00:00+08:00");
        (await stage.ExtendAsync("2019-01-31")).Value.LastDay.ShouldBe(new DateOnly(2019, 1, 31));

        await stage.GoToAsync("2019-01-31T23:59:59+08:00");
        var view = await stage.LookAsync();
        (view.State, view.Extensions, view.Fixed).ShouldBe((DeadlineState.Running, 1, true));
        view.History.Select(h => (h.Kind, h.OldLastDay, h.LastDay)).ShouldBe(
        [
            (DeadlineChangeKind.Started, null, new DateOnly(2018, 12, 14)),
            (DeadlineChangeKind.Extended, new DateOnly(2018, 12, 14), new DateOnly(2019, 1, 31)),
        ]);
        view.History[1].Reason.ShouldBe("批准延期");

        await stage.GoToAsync("2019-02-01T00:00:00+08:00");
        (await stage.LookAsync()).State.ShouldBe(DeadlineState.Overdue);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Extension_after_expiry_leaves_the_case_overdue(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        await stage.GoToAsync("2018-12-17T10:00:00+08:00");
        (await stage.ExtendAsync("2019-01-31")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.passed");
        var view = await stage.LookAsync();
        (view.State, view.OverdueAt, view.LastDay, view.Extensions)
            .ShouldBe((DeadlineState.Overdue, LimitTests.Instant("2018-12-15T00:00:00+08:00"), new DateOnly(2018, 12, 14), 0));

        await stage.StartDeadlineAsync(0, LimitUnit.NaturalDays, key: "supervision", lastDay: new DateOnly(2019, 1, 31));
        (await stage.LookAsync("supervision")).State.ShouldBe(DeadlineState.Running);
        stage.Sent.Heard.OfType<DeadlinePassed>().Count().ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_has_passed_is_not_extended_even_before_the_sweep_has_marked_it(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        stage.District.Time.SetUtcNow(LimitTests.Instant("2018-12-15T00:00:00+08:00"));
        (await stage.ExtendAsync("2019-01-31")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.passed");
        (await stage.Sweep.RunAsync(stage.Now)).ShouldBe(1);
        (await stage.LookAsync()).State.ShouldBe(DeadlineState.Overdue);
    }

    [Theory]
    [InlineData("2018-12-14")]
    [InlineData("2018-12-01")]
    public async Task Extension_to_a_day_that_is_not_later_is_refused(string day)
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T10:00:00+08:00");
        await stage.StartDeadlineAsync(30, LimitUnit.NaturalDays);
        var refusal = (await stage.ExtendAsync(day)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe(("deadline.not-later", "newLastDay"));
        (await stage.LookAsync()).LastDay.ShouldBe(new DateOnly(2018, 12, 14));
    }

    [Fact]
    public async Task Extension_of_a_deadline_that_is_not_open_is_refused()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2018-11-14T10:00:00+08:00");
        (await stage.ExtendAsync("2019-01-31")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline.not-open");
    }
}
