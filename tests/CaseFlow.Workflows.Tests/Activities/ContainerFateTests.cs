using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities;

/// <summary>Containers and loops on fault, on cancel and on resume; the same for every one.</summary>
public sealed class ContainerFateTests
{
    public static TheoryData<string> Containers => ["Sequence", "Parallel", "If", "Switch", "While", "For", "ForEach", "ParallelForEach", "Fork", "FlowNode", "StateMachine"];

    [Theory, MemberData(nameof(Containers))]
    public async Task Fault_inside_names_the_inner_activity_and_the_way_to_it(string container)
    {
        var ran = await RunAsync(Holding(container, Make("Fault", "bad", ("message", Literal("no")), ("code", Literal("E1")))));
        var incident = ran.Of("incidents").First();
        ((string)incident["activityId"]!, ran.SubStatus).ShouldBe(("bad", "Faulted"));
        ((string)incident["message"]!).ShouldContain("E1");
    }

    [Theory, MemberData(nameof(Containers))]
    public async Task Cancel_takes_back_what_waits_inside(string container)
    {
        var root = Make("Fork", "race", ("joinMode", "WaitAny"), ("branches", new JsonArray(
            Holding(container, Make("Event", "wait", ("eventName", Literal("never")))), Make("Delay", "soon", ("timeSpan", Literal("00:01:00", "TimeSpan"))))));
        var ran = await RunAsync(root, until: MemoryBench.Start.AddHours(1));
        (ran.SubStatus, ran.Of("bookmarks").Length, ran.Count("c", "Canceled")).ShouldBe(("Finished", 0, 1));
        ran.Count("wait", "Canceled").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Cancel_undoes_from_the_inside_out()
    {
        var ran = await RunAsync(Make("Fork", "race", ("joinMode", "WaitAny"), ("branches", new JsonArray(
            Sequence("outer", Sequence("inner", Make("Event", "wait", ("eventName", Literal("never"))))), Make("Delay", "soon", ("timeSpan", Literal("00:01:00", "TimeSpan")))))), until: MemoryBench.Start.AddHours(1));
        ran.Of("journal").Where(j => (string)j["event"]! == "Canceled").Select(j => (string)j["activityId"]!).ShouldBe(["wait", "inner", "outer"]);
    }

    [Theory, MemberData(nameof(Containers))]
    public async Task Resumed_after_a_rest_it_goes_on_where_it_was(string container)
    {
        var ran = await RunAsync(Sequence("all", Holding(container, Make("RunTask", "task", ("taskName", Literal("t")))), Write("after", Literal("after"))), resumeAll: true);
        ran.Lines.ShouldBe(["after"]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Count("task", "Resumed").ShouldBe(ran.Count("task", "Completed"));
    }

    [Theory]
    [InlineData("ForEach", "[]")]
    [InlineData("ParallelForEach", "[]")]
    [InlineData("ForEach", "")]
    public async Task Loop_over_nothing_is_done_at_once(string loop, string items) =>
        (await RunAsync(Sequence("s", Make(loop, "l", ("items", Expression("Object", items)), ("body", Write("w", Literal("x")))), Write("after", Literal("after"))))).Lines.ShouldBe(["after"]);

    [Theory]
    [InlineData("Parallel", "activities")]
    [InlineData("Fork", "branches")]
    [InlineData("Sequence", "activities")]
    public async Task Container_without_branches_is_done_at_once(string type, string member) =>
        (await RunAsync(Sequence("s", Make(type, "c", (member, new JsonArray())), Write("after", Literal("after"))))).Lines.ShouldBe(["after"]);

    [Fact]
    public async Task Loop_keeps_its_place_and_its_list_over_a_rest()
    {
        var body = Sequence("b", Make("RunTask", "t", ("taskName", Literal("t"))), Write("w", Script("getCurrentValue() + '/' + getCurrentIndex()")));
        (await RunAsync(Make("ForEach", "each", ("items", Expression("Object", "[\"a\",\"b\"]")), ("body", body)), resumeAll: true)).Lines.ShouldBe(["a/0", "b/1"]);
    }

    [Theory]
    [InlineData(5, 1, 1)]
    [InlineData(1, 5, -1)]
    public async Task Step_away_from_the_end_never_runs_the_body(int start, int end, int step) =>
        (await RunAsync(Make("For", "for", ("start", Literal(start, "Int32")), ("end", Literal(end, "Int32")), ("step", Literal(step, "Int32")), ("body", Write("w", Literal("x")))))).Lines.ShouldBeEmpty();

    [Fact]
    public async Task Break_outside_a_loop_ends_only_itself() =>
        (await RunAsync(Sequence("s", Make("Break", "b"), Write("w", Literal("on"))))).Lines.ShouldBe(["on"]);

    [Fact]
    public async Task Complete_inside_a_nested_definition_ends_that_one_with_its_outcome()
    {
        var child = new Draft("child").With("name", "Child Flow").With("outcomes", new JsonArray("Good", "Bad")).With("options", new JsonObject { ["usableAsActivity"] = true })
            .Root(Sequence("s", Make("Complete", "done", ("outcomes", Expression("Object", "[\"Bad\"]"))), Write("never", Literal("never"))));
        var parent = new Draft("parent").Add(Make("ChildFlow", "c", ("workflowDefinitionId", "child"))).Line("good").Line("bad").Connect("c.Good -> good", "c.Bad -> bad").Flow()
            .Replace("Elsa.ChildFlow", "ChildFlow", StringComparison.Ordinal);
        (await MemoryBench.RunAsync([parent, child])).Lines.ShouldBe(["bad"]);
    }

    [Theory]
    [InlineData("DispatchWorkflow", "channelName", "fast", "workflow.rule.ignored-input")]
    [InlineData("WriteLine", "txet", "x", "workflow.rule.no-such-input")]
    [InlineData("FlowSendHttpRequest", "enableResiliency", "true", "workflow.rule.ignored-input")]
    public void Input_without_effect_is_warned_about(string type, string input, string value, string rule)
    {
        var given = Make(type, "a", ("workflowDefinitionId", Literal("x")), ("url", Literal("http://a/")), ("text", Literal("t")), (input, Literal(value)));
        MemoryBench.Validate(new Draft().Root(given)).ShouldContain(f => f.Rule == rule && f.Severity == FindingSeverity.Warning && f.Text.Contains(input, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Output_that_is_never_set_is_warned_about() =>
        MemoryBench.Validate(new Draft().Variable("v").Root(Make("WriteLine", "a", ("text", Literal("t")), ("result", Into("v"))))).ShouldContain(f => f.Rule == "workflow.rule.no-such-output");

    private static JsonObject Holding(string container, JsonObject inner) => container switch
    {
        "Sequence" or "Parallel" => Make(container, "c", ("activities", new JsonArray(inner))),
        "Fork" => Make("Fork", "c", ("branches", new JsonArray(inner))),
        "If" => Make("If", "c", ("condition", Literal(true, "Boolean")), ("then", inner)),
        "Switch" => Make("Switch", "c", ("cases", new JsonArray(new JsonObject { ["label"] = "x", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" }, ["activity"] = inner }))),
        "While" => Make("While", "c", ("condition", Script("(variables.n = variables.n + 1) < 2", "Boolean")), ("body", inner)),
        "For" => Make("For", "c", ("start", Literal(1, "Int32")), ("end", Literal(1, "Int32")), ("body", inner)),
        "ForEach" or "ParallelForEach" => Make(container, "c", ("items", Expression("Object", "[1]")), ("body", inner)),
        "FlowNode" => Make("FlowNode", "c", ("body", inner)),
        _ => Make("StateMachine", "c", ("initialState", "A"), ("states", new JsonArray(new JsonObject { ["name"] = "A", ["entry"] = inner })), ("transitions", new JsonArray())),
    };

    private static Task<Ran> RunAsync(JsonObject root, bool resumeAll = false, DateTimeOffset? until = null) =>
        MemoryBench.RunAsync([new Draft().Variable("n", 0, "Int32").Root(root)], resumeAll: resumeAll, until: until);
}
