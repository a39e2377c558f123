using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Time;

/// <summary>Delay, Timer, Cron and StartAt inside a workflow; as triggers they are tested with the schedule.</summary>
public sealed class TimeActivitiesTests
{
    /// <summary>The bench starts on 2026-03-02 at 09:00 in China, a Monday.</summary>
    public static TheoryData<string, string, string, string> Waits => new()
    {
        { "Delay", "timeSpan", "01:30:00", "2026-03-02T02:30:00" },
        { "Delay", "timeSpan", "3.00:00:00", "2026-03-05T01:00:00" },
        { "Timer", "interval", "00:00:05", "2026-03-02T01:00:05" },
        { "Cron", "cronExpression", "0 0 17 * * *", "2026-03-02T09:00:00" },
        { "Cron", "cronExpression", "0 30 8 L * *", "2026-03-31T00:30:00" },
        { "StartAt", "dateTime", "2026-03-20T17:00:00+08:00", "2026-03-20T09:00:00" },
    };

    [Theory, MemberData(nameof(Waits))]
    public async Task Waits_until_its_instant_and_goes_on_then_once(string type, string member, string value, string due)
    {
        var document = Waiting(type, member, value);
        var mark = (await MemoryBench.RunAsync([document])).Of("bookmarks").ShouldHaveSingleItem();
        var at = DateTimeOffset.Parse(due + "Z", CultureInfo.InvariantCulture);
        DateTimeOffset.Parse((string)mark["dueAt"]!, CultureInfo.InvariantCulture).ShouldBe(at);
        (await MemoryBench.RunAsync([document], until: at.AddMilliseconds(-1))).Lines.ShouldBeEmpty();
        var ran = await MemoryBench.RunAsync([document], until: at.AddDays(400));
        ran.Lines.ShouldBe(["after"]);
        (ran.SubStatus, ran.Count("w", "Resumed")).ShouldBe(("Finished", 1));
    }

    [Theory, MemberData(nameof(Waits))]
    public async Task Cancelled_while_it_waits_it_never_fires(string type, string member, string value, string due)
    {
        var race = Make("Fork", "race", ("joinMode", "WaitAny"), ("branches", new JsonArray(
            Sequence("slow", Make(type, "w", (member, Literal(value))), Write("late", Literal("late"))), Sequence("quick", Make("Delay", "soon", ("timeSpan", Literal("00:00:01", "TimeSpan"))), Write("first", Literal("first"))))));
        var ran = await MemoryBench.RunAsync([new Draft().Root(race)], until: DateTimeOffset.Parse(due + "Z", CultureInfo.InvariantCulture).AddDays(1));
        (ran.Count("w", "Canceled"), ran.Of("bookmarks").Length).ShouldBe((1, 0));
        ran.Lines.ShouldBe(["first"]);
    }

    [Theory]
    [InlineData("StartAt", "dateTime", "2020-01-01T00:00:00+08:00")]
    [InlineData("Delay", "timeSpan", "00:00:00")]
    public async Task Instant_that_is_past_is_due_at_once(string type, string member, string value) =>
        (await MemoryBench.RunAsync([Waiting(type, member, value)], until: MemoryBench.Start)).Lines.ShouldBe(["after"]);

    [Theory]
    [InlineData("Cron", "cronExpression", "every day", "workflow.rule.bad-cron")]
    [InlineData("Cron", "cronExpression", "61 0 0 * * *", "workflow.rule.bad-cron")]
    [InlineData("Timer", "interval", "soon", "workflow.rule.bad-interval")]
    [InlineData("Timer", "interval", "00:00:00", "workflow.rule.bad-interval")]
    [InlineData("Delay", "timeSpan", "-01:00:00", "workflow.rule.bad-interval")]
    public void Nonsense_is_an_error_before_it_is_published(string type, string member, string value, string rule) =>
        MemoryBench.Validate(Waiting(type, member, value)).ShouldContain(f => f.Rule == rule && f.Severity == FindingSeverity.Error && f.ActivityId == "w");

    [Theory]
    [InlineData("Cron", "cronExpression", "'every day'")]
    [InlineData("Delay", "timeSpan", "'soon'")]
    [InlineData("StartAt", "dateTime", "'tomorrow'")]
    public async Task Nonsense_that_a_script_gives_is_an_incident_and_nothing_waits(string type, string member, string script)
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s", Make(type, "w", (member, Script(script))), Write("a", Literal("after"))))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["activityId"]!).ShouldBe("w");
        (ran.Of("bookmarks").Length, ran.SubStatus).ShouldBe((0, "Faulted"));
    }

    [Fact]
    public async Task Cron_that_never_comes_is_an_incident() =>
        (await MemoryBench.RunAsync([Waiting("Cron", "cronExpression", "0 0 0 30 2 *")])).Of("incidents").Length.ShouldBe(1);

    private static string Waiting(string type, string member, string value) =>
        new Draft().Root(Sequence("s", Make(type, "w", (member, Literal(value))), Write("a", Literal("after"))));
}
