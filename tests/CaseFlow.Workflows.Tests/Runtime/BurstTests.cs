using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class BurstTests
{
    [Fact]
    public async Task Endless_cycle_is_stopped_with_an_incident()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Line("a").Line("b").Add(Make("Start", "s")).Connect("s -> a", "a -> b", "b -> a").Flow()]);
        ran.Ok.ShouldBeFalse();
        ran.SubStatus.ShouldBe("Faulted");
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["code"]!).ShouldBe("workflow.too-many-steps");
    }

    [Fact]
    public async Task Chain_of_ten_thousand_steps_does_not_overflow()
    {
        var draft = new Draft();
        for (var i = 0; i < 10_000; i++)
        {
            draft.Line($"l{i}");
            if (i > 0)
            {
                draft.Connect($"l{i - 1} -> l{i}");
            }
        }

        (await MemoryBench.RunAsync([draft.Flow()])).Lines.Length.ShouldBe(10_000);
    }

    [Fact]
    public async Task Nesting_of_three_hundred_levels_runs()
    {
        var inner = Write("deep", Literal("deep"));
        for (var i = 0; i < 300; i++)
        {
            inner = Sequence($"s{i}", inner);
        }

        (await MemoryBench.RunAsync([new Draft().Root(inner)])).Lines.ShouldBe(["deep"]);
    }

    [Fact]
    public async Task Fault_ends_the_instance_unless_the_definition_goes_on_with_incidents()
    {
        static Draft Faulting() => new Draft().Add(Make("FlowFork", "fork", ("branches", Literal(new JsonArray("A", "B"), "List<String>"))))
            .Add(Make("Fault", "bad", ("message", Literal("broken")))).Line("b").Line("c").Connect("fork.A -> bad", "fork.B -> b", "b -> c");

        var stopped = await MemoryBench.RunAsync([Faulting().Flow()]);
        stopped.SubStatus.ShouldBe("Faulted");
        stopped.Lines.ShouldBeEmpty();

        var continued = await MemoryBench.RunAsync([Faulting().With("options", new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" }).Flow()]);
        continued.Lines.ShouldBe(["b", "c"]);
        continued.Status.ShouldBe("Running");
        ((string)continued.Of("incidents").ShouldHaveSingleItem()["message"]!).ShouldContain("broken");
    }

    [Fact]
    public async Task Event_that_comes_before_it_is_awaited_is_taken_when_it_is()
    {
        var publisher = Make("PublishEvent", "tell", ("eventName", Literal("go")), ("correlationId", Literal("c1")), ("payload", Expression("Object", "{\"x\":5}")));
        var draft = new Draft().Add(publisher).Add(Make("Delay", "later", ("timeSpan", Literal("01:00:00", "TimeSpan"))))
            .Variable("got").Add(Make("Event", "go", ("eventName", Literal("go")), ("result", Into("got"))))
            .Add(Write("say", Script("'got ' + getGot().x"))).Connect("tell -> later", "later -> go", "go -> say");
        var ran = await MemoryBench.RunAsync([draft.Flow()], until: MemoryBench.Start.AddHours(2), correlationId: "c1");
        ran.Lines.ShouldBe(["got 5"]);
    }

    [Fact]
    public async Task Event_of_another_correlation_does_not_resume()
    {
        var draft = new Draft().Wait("go").Add(Make("PublishEvent", "tell", ("eventName", Literal("go")), ("correlationId", Literal("other"))))
            .Add(Make("FlowFork", "fork", ("branches", Literal(new JsonArray("A", "B"), "List<String>")))).Connect("fork.A -> go", "fork.B -> tell");
        (await MemoryBench.RunAsync([draft.Flow()], correlationId: "mine")).Of("bookmarks").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Event_starts_the_definition_whose_trigger_it_is()
    {
        var listener = new Draft("listener").Variable("got")
            .Add(Make("Event", "on", ("eventName", Literal("proposed")), ("result", Into("got")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })))
            .Add(Write("say", Script("getGot().who + ' ' + getCorrelationId()"))).Connect("on -> say").Flow();
        var teller = new Draft("teller").Add(Make("PublishEvent", "tell", ("eventName", Literal("proposed")), ("correlationId", Literal("c9")), ("payload", Expression("Object", "{\"who\":\"Li\"}")))).Flow();
        var ran = await MemoryBench.RunAsync([teller, listener]);
        ran.Lines.ShouldBe(["Li c9"]);
    }

    [Fact]
    public async Task Parent_waits_for_the_end_of_its_child_and_reads_its_output()
    {
        var child = new Draft("child").With("outputs", new JsonArray(new JsonObject { ["name"] = "Sum", ["type"] = "Int32" }))
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "A", ["type"] = "Int32" }))
            .Wait("w").Add(Make("SetOutput", "out", ("outputName", Literal("Sum")), ("outputValue", Script("getA() + 1")))).Connect("w -> out").Flow();
        var parent = new Draft("parent").Variable("r")
            .Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean")), ("input", Script("({A: 41})")), ("result", Into("r"))))
            .Add(Write("say", Script("`${getR().output.Sum} ${getR().subStatus}`"))).Connect("run -> say").Flow();
        var waiting = await MemoryBench.RunAsync([parent, child], correlationId: "case");
        waiting.Lines.ShouldBeEmpty();
        ((string?)waiting.Of("bookmarks").First(b => (string?)b["activityId"] == "w")["key"]).ShouldBe("w");
        (await MemoryBench.RunAsync([parent, child], resumeAll: true)).Lines.ShouldBe(["42 Finished"]);
    }

    [Fact]
    public async Task Child_that_is_not_published_is_an_incident_of_the_parent()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("nowhere")), ("waitForCompletion", Literal(true, "Boolean"))))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["message"]!).ShouldContain("nowhere");
    }

    [Fact]
    public async Task Delay_ends_at_its_instant_on_the_virtual_clock()
    {
        var draft = new Draft().Add(Make("Delay", "wait", ("timeSpan", Literal("02:00:00", "TimeSpan")))).Line("after").Connect("wait -> after");
        (await MemoryBench.RunAsync([draft.Flow()], until: MemoryBench.Start.AddMinutes(119))).Lines.ShouldBeEmpty();
        var ran = await MemoryBench.RunAsync([draft.Flow()], until: MemoryBench.Start.AddMinutes(120));
        ran.Lines.ShouldBe(["after"]);
        ran.Of("journal").Last(j => (string)j["activityId"]! == "after")["at"]!.GetValue<string>().ShouldStartWith("2026-03-02T03:00:00");
    }
}
