using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Scheduling;

/// <summary>The due rows of start activities follow publishing at once, and missed times follow their rule.</summary>
public sealed class StartScheduleTests
{
    private static readonly DateTimeOffset Tuesday = TestDistrict.Monday.AddDays(1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Publishing_schedules_the_first_time_and_publishing_again_moves_it_at_once(DatabaseProvider provider)
    {
        await using var district = await Clockwork.StartAsync(provider);
        await district.ImportAsync(Clockwork.Cron("flow", "0 0 10 * * *"));
        (await district.NextAsync()).ShouldBe(TestDistrict.Monday.AddHours(1));
        await district.ImportAsync(Clockwork.Cron("flow", "0 0 14 * * *"));
        (await district.NextAsync()).ShouldBe(TestDistrict.Monday.AddHours(5));
        (await district.SendAsync(new Domain.Deadlines.DueOwners(ScheduledStart.DueKind))).Value.Count.ShouldBe(1);
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Retracting_takes_the_row_away_and_nothing_starts_once_more(DatabaseProvider provider)
    {
        await using var district = await Clockwork.StartAsync(provider);
        await district.ImportAsync(Clockwork.Timer("flow", "01:00:00"));
        await using (var scope = district.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            await scope.ServiceProvider.GetRequiredService<StartSchedule>().ReplaceAsync("flow", [], default);
            await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().SaveChangesAsync();
        }

        (await district.NextAsync()).ShouldBeNull();
        district.Time.Advance(TimeSpan.FromDays(1));
        (await district.SweepAsync()).ShouldBe(0);
        (await district.StartsOfAsync("flow")).ShouldBe(0);
    }

    /// <summary>A host that was down over a start and came back with a new version of the definition used to lose that start.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_time_missed_while_no_host_ran_is_not_lost_by_publishing_a_new_version(DatabaseProvider provider)
    {
        await using var district = await Clockwork.StartAsync(provider);
        await district.ImportAsync(Clockwork.Cron("flow", "0 0 10 * * *"));
        district.Time.SetUtcNow(TestDistrict.Monday.AddHours(2));
        await district.ImportAsync(Clockwork.Cron("flow", "0 0 10 * * *", ("note", "second version")));
        (await district.SweepAsync()).ShouldBe(1);
        var started = await district.WithDbAsync(db => db.Set<WorkflowInstance>().SingleAsync());
        started.DefinitionVersion.ShouldBe(2);
        (await district.NextAsync()).ShouldBe(Tuesday.AddHours(1));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Missed_starts_are_made_up_for_once_or_skipped_or_caught_up_as_the_activity_says(DatabaseProvider provider)
    {
        await using var district = await Clockwork.StartAsync(provider);
        await district.ImportAsync(
            Clockwork.Cron("once", "0 0 * * * *"),
            Clockwork.Cron("skip", "0 0 * * * *", ("misfire", "Skip")),
            Clockwork.Cron("each", "0 0 * * * *", ("misfire", "CatchUp")),
            Clockwork.Timer("three", "01:00:00", ("misfire", "CatchUp"), ("catchUpMost", 3)));
        district.Time.SetUtcNow(TestDistrict.Monday.AddHours(10).AddMinutes(30));
        await district.SweepAsync();
        (await district.StartsOfAsync("once")).ShouldBe(1);
        (await district.StartsOfAsync("skip")).ShouldBe(0);
        (await district.StartsOfAsync("each")).ShouldBe(10);
        (await district.StartsOfAsync("three")).ShouldBe(3);
        (await district.NextAsync()).ShouldBe(TestDistrict.Monday.AddHours(11));
        district.Time.SetUtcNow(TestDistrict.Monday.AddHours(11).AddSeconds(5));
        (await district.SweepAsync()).ShouldBe(4);
        (await district.StartsOfAsync("skip")).ShouldBe(1, "five seconds late is not missed");
    }

    [Fact]
    public async Task The_rule_may_be_an_input_that_the_designer_shows()
    {
        await using var district = await Clockwork.StartAsync(DatabaseProvider.Sqlite);
        var start = Draft.Make("Cron", "start", ("cronExpression", Draft.Literal("0 0 * * * *")), ("misfire", Draft.Literal("CatchUp")), ("catchUpMost", Draft.Literal(2, "Int32")),
            ("customProperties", new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true, ["misfire"] = "Skip" }));
        await district.ImportAsync(new Draft("flow").Add(start).Line("after").Connect("start -> after").Flow());
        district.Time.Advance(TimeSpan.FromHours(10));
        await district.SweepAsync();
        (await district.StartsOfAsync("flow")).ShouldBe(2);
    }

    [Fact]
    public async Task No_activity_may_have_more_caught_up_than_is_allowed_to_any()
    {
        await using var district = await Clockwork.StartAsync(DatabaseProvider.Sqlite);
        await district.ImportAsync(Clockwork.Timer("flow", "00:00:01", ("misfire", "CatchUp"), ("catchUpMost", MisfireSettings.MostAllowed + 1)));
        var trigger = (await district.SendAsync(new ScheduledStarts())).Value.ShouldHaveSingleItem().TriggerId;
        (await district.SendAsync(new ScheduledStarts(trigger))).Value.ShouldHaveSingleItem().Misfire.ShouldBe(new Misfire(MisfireRule.CatchUp, MisfireSettings.MostAllowed));
    }

    [Fact]
    public async Task The_setting_holds_where_the_activity_says_nothing()
    {
        await using var district = await Clockwork.StartAsync(DatabaseProvider.Sqlite, settings: new() { ["Scheduling:Misfire"] = "CatchUp", ["Scheduling:CatchUpMost"] = "4" });
        await district.ImportAsync(Clockwork.Timer("flow", "00:10:00"));
        district.Time.Advance(TimeSpan.FromDays(1));
        await district.SweepAsync();
        (await district.StartsOfAsync("flow")).ShouldBe(4);
    }

    [Fact]
    public async Task Start_at_an_instant_that_passed_while_no_host_ran_starts_once()
    {
        await using var district = await Clockwork.StartAsync(DatabaseProvider.Sqlite);
        await district.ImportAsync(Clockwork.StartAt("flow", "2026-11-23T10:00:00+08:00"));
        district.Time.Advance(TimeSpan.FromDays(3));
        await district.SweepAsync();
        await district.SweepAsync();
        (await district.StartsOfAsync("flow")).ShouldBe(1);
        (await district.NextAsync()).ShouldBeNull();
    }
}
