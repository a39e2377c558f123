using System.Text.Json.Nodes;
using CaseFlow.Workflows.Simulation;
using static CaseFlow.Workflows.Tests.Draft;
using static CaseFlow.Workflows.Tests.Simulation.SimulationStage;

namespace CaseFlow.Workflows.Tests.Simulation;

/// <summary>The virtual clock, the scripted people, and what stops a bad draft.</summary>
public sealed class SimulatorTests
{
    private const string Ladder = "{\"timeOfDay\":\"09:00:00\",\"steps\":[{\"key\":\"before\",\"point\":\"WorkingDaysBefore\",\"amount\":1,\"notify\":[\"task-holder\"],\"text\":\"{step}\"}," +
        "{\"key\":\"after\",\"point\":\"WorkingDaysAfter\",\"amount\":1,\"notify\":[\"task-holder\",\"leader\"],\"text\":\"{left}\"}]}";

    [Fact]
    public async Task Task_is_due_in_working_days_and_reminded_of_until_it_is_done()
    {
        var late = await RunAsync(
            new Draft().Add(SimulationStage.Task("write", due: 2, ladder: Ladder)).Flow(), r => r with { Answers = [new("write", null) { At = At("2018-11-15T10:00") }] });
        var task = late.Tasks.ShouldHaveSingleItem();
        (task.LastDay, task.DueAt, task.Late, task.State).ShouldBe((new DateOnly(2018, 11, 13), At("2018-11-14T00:00"), true, "completed"));
        late.Reminders.Select(r => (r.At, r.Step, string.Join(' ', r.To))).ShouldBe(
            [(At("2018-11-12T09:00"), "before", "district-office"), (At("2018-11-14T09:00"), "after", "district-office leader")]);
        (late.Status, late.EndedAt).ShouldBe(("finished", At("2018-11-15T10:00")));

        var early = await RunAsync(
            new Draft().Add(SimulationStage.Task("write", due: 2, ladder: Ladder)).Flow(), r => r with { Answers = [new("write", null) { After = new(null, null, 5, null) }] });
        early.Reminders.ShouldBeEmpty();
        early.Tasks[0].Ladder.Select(s => s.State).ShouldBe(["dropped", "dropped"]);
    }

    [Fact]
    public async Task Open_task_shows_the_reminders_to_come()
    {
        var open = await RunAsync(new Draft().Add(SimulationStage.Task("write", due: 2, ladder: Ladder)).Flow(), r => r with { Until = At("2018-11-13T00:00") });
        (open.Status, open.Tasks[0].State).ShouldBe(("waiting", "open"));
        open.Tasks[0].Ladder.Select(s => (s.Step, s.State)).ShouldBe([("before", "sent"), ("after", "planned")]);
    }

    [Theory]
    [InlineData(2, null, null, "14:30", "2018-11-13T14:30")]
    [InlineData(null, 2, null, null, "2018-11-11T10:00")]
    [InlineData(null, null, 30, null, "2018-11-10T15:00")]
    [InlineData(null, 0, null, "08:00", "2018-11-09T09:00")]
    public async Task Answer_comes_so_long_after_the_task_opened(int? working, int? days, int? hours, string? time, string at)
    {
        var result = await RunAsync(new Draft().Add(SimulationStage.Task("write")).Flow(), r => r with
        {
            Answers = [new("write", null) { After = new(working, days, hours, time is null ? null : TimeOnly.Parse(time, null)) }],
        });
        result.Tasks[0].ClosedAt.ShouldBe(At(at));
    }

    [Fact]
    public async Task Supposed_answers_walk_the_first_outcomes_and_leave_offers_alone()
    {
        var draft = new Draft().Add(SimulationStage.Task("ask", "[\"Yes\",\"No\"]")).Add(SimulationStage.Task("offer", optional: true)).Line("yes").Line("no")
            .Connect("ask.Yes -> yes", "ask.No -> no").Flow();
        var result = await RunAsync(draft, r => r with { Unscripted = UnscriptedTasks.TakeFirstOutcome });
        result.Path.Where(s => s.State == "done").Select(s => s.Activity).ShouldContain("yes");
        result.Path.ShouldNotContain(s => s.Activity == "no");
        result.Tasks.Single(t => t.Activity == "ask").ClosedAt.ShouldBe(At("2018-11-12T10:00"));
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_told()
    {
        var draft = new Draft().Add(SimulationStage.Task("one")).Add(SimulationStage.Task("two")).Connect("one -> two").Flow();
        var result = await RunAsync(draft, r => r with
        {
            StrictInstants = true,
            Until = At("2018-12-01T00:00"),
            Answers =
            [
                new("one", "Nonsense") { At = At("2018-11-12T09:00") }, new("one", "Done") { At = At("2018-11-13T09:00") }, new("two", null) { At = At("2018-11-12T09:00") },
                new("two", null) { At = At("2018-11-20T09:00"), Occurrence = 2 },
            ],
        });
        result.Problems.Select(p => p.About).ShouldBe(["one", "two", "two"]);
        result.Problems[0].Text.ShouldContain("Done");
        result.Problems[1].Text.ShouldContain("2018年11月13日");
    }

    [Fact]
    public async Task Timers_events_and_children_run_on_the_virtual_clock()
    {
        var child = new Draft("child").Add(Make("Delay", "sleep", ("timeSpan", Literal("2.00:00:00", "TimeSpan")))).Flow();
        var parent = new Draft("parent").Wait("go").Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean"))))
            .Line("end").Connect("go -> run", "run -> end").Flow();
        var result = await RunAsync(parent, r => r with { Events = [new(At("2018-11-12T08:00"), "go", [])] }, null, child);
        (result.Status, result.Path[^1].EndedAt).ShouldBe(("finished", At("2018-11-14T08:00")));
        result.Path.Select(s => s.Activity).ShouldBe(["go", "sleep", "run", "end"]);
    }

    [Fact]
    public async Task Start_by_cron_happens_at_each_of_its_times()
    {
        var cron = Make("Cron", "monthly", ("cronExpression", Literal("0 0 9 20 * *")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        var result = await RunAsync(new Draft().Add(cron).Line("said").Connect("monthly -> said").Flow(), r => r with { Until = At("2019-02-01T00:00") });
        result.Path.Where(s => s.Activity == "said").Select(s => s.EndedAt!.Value).ShouldBe([At("2018-11-20T09:00"), At("2018-12-20T09:00"), At("2019-01-20T09:00")]);
    }

    [Fact]
    public async Task Draft_that_never_rests_is_stopped_with_an_incident()
    {
        var loop = await RunAsync(new Draft().Line("a").Line("b").Connect("a -> b", "b -> a").Flow(), r => r with { Until = At("2018-11-10T00:00") });
        loop.Status.ShouldBeOneOf("faulted", "invalid");
        (loop.Incidents.Count + loop.Findings.Count).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Draft_that_repeats_by_the_clock_is_stopped_at_a_named_limit()
    {
        var tick = new Draft().Add(Make("Delay", "tick", ("timeSpan", Literal("00:00:01", "TimeSpan")))).Line("again").Connect("tick -> again", "again -> tick").Flow();
        var result = await RunAsync(tick, null, new SimulationLimits { Happenings = 200 });
        result.Stopped!.ShouldContain("200");
        result.EndedAt.ShouldBe(Start.AddSeconds(200));
        (await RunAsync(tick, null, new SimulationLimits { JournalEntries = 100 })).Stopped!.ShouldContain("100");
        (await RunAsync(tick, null, new SimulationLimits { Time = TimeSpan.Zero })).Stopped.ShouldNotBeNull();
    }

    [Fact]
    public async Task Draft_with_errors_is_not_run()
    {
        var result = await RunAsync(new Draft().Add(Make("CaseFlow.Nothing", "x")).Flow());
        result.Status.ShouldBe("invalid");
        result.Findings.ShouldNotBeEmpty();
        SimulationText.Of(result).ShouldContain(l => l.Contains("Nothing", StringComparison.Ordinal));
    }
}
