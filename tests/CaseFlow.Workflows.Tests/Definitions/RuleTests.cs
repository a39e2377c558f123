using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>One definition for each rule that looks at whole definitions: what is wrong is found, what is right is not.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("role:mayor", "workflow.rule.unknown-role")]
    [InlineData("govrning-unit", "workflow.rule.unknown-party")]
    [InlineData("role:listing-body", null)]
    [InlineData("governing-unit", null)]
    public void Who_is_asked_must_exist(string candidate, string? rule)
    {
        var task = Make("CaseFlow.HumanTask", "t", ("title", Literal("x")), ("candidates", Expression("Object", $"[\"{candidate}\"]")), ("outcomes", Expression("Object", "[\"Ok\"]")), ("dueNumber", Literal("3")));
        Found(new Draft().Root(task), FindingSeverity.Error).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void Recipient_of_a_notice_and_of_a_ladder_must_exist()
    {
        var ladder = """{"timeOfDay":"09:00:00","steps":[{"key":"a","point":"BeforeDue","amount":1,"notify":["nobody"],"text":"x"}]}""";
        var notice = Make("CaseFlow.SendNotice", "n", ("to", Expression("Object", "[\"role:nobody\"]")), ("title", Literal("x")), ("text", Literal("x")));
        Found(new Draft().Root(notice), FindingSeverity.Error).ShouldBe(["workflow.rule.unknown-role"]);
        var deadline = Make("CaseFlow.Deadline", "d", ("key", Literal("k")), ("title", Literal("x")), ("number", Literal("3")), ("ladder", Expression("Object", ladder)));
        MemoryBench.Validate(new Draft().Root(deadline)).Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Rule).ShouldBeSubsetOf(["workflow.rule.unknown-party", "limit.ladder"]);
    }

    [Fact]
    public void Decision_that_leads_nowhere_is_told()
    {
        var decision = Make("FlowDecision", "d", ("condition", Script("true")));
        Found(new Draft().Add(decision).Line("a").Connect("d.True -> a").Flow()).ShouldBe(["workflow.rule.dead-outcome"]);
        Found(new Draft().Add((JsonObject)decision.DeepClone()).Line("a").Line("b").Connect("d.True -> a", "d.False -> b").Flow()).ShouldBeEmpty();
    }

    [Fact]
    public void Task_with_one_way_out_may_be_the_end()
    {
        var task = Make("CaseFlow.HumanTask", "t", ("title", Literal("x")), ("candidates", Expression("Object", "[\"leader\", null]")), ("outcomes", Expression("Object", "[\"Ok\"]")), ("dueNumber", Literal("3")));
        Found(new Draft().Add(task).Flow()).ShouldBeEmpty();
    }

    [Fact]
    public void Flowchart_that_cannot_end_and_a_cycle_without_a_wait_are_told()
    {
        Found(new Draft().Line("a").Line("b").Line("c").Connect("a -> b", "b -> c", "c -> b").Flow()).ShouldBe(["workflow.rule.no-end", "workflow.rule.cycle-without-wait"], ignoreOrder: true);
        Found(new Draft().Line("a").Wait("b").Connect("a -> b", "b -> a").Flow()).ShouldBe(["workflow.rule.no-end"]);
    }

    [Fact]
    public void Start_must_be_plain()
    {
        Found(new Draft().Add(Make("Start", "a")).Add(Make("Start", "b")).Line("c").Connect("a -> c", "b -> c").Flow()).ShouldContain("workflow.rule.several-start-nodes");
        var flow = JsonNode.Parse(new Draft().Line("a").Flow())!;
        flow["root"]!["start"] = "nobody";
        Found(flow.ToJsonString()).ShouldBe(["workflow.rule.start-nowhere"]);
    }

    [Fact]
    public void Names_that_are_read_must_be_declared()
    {
        Found(new Draft().Variable("x").Root(Write("w", Expression("Variable", "y")))).ShouldBe(["workflow.rule.unknown-variable"]);
        Found(new Draft().Root(Write("w", Expression("Input", "y")))).ShouldBe(["workflow.rule.unknown-input"]);
        Found(new Draft().Variable("x").Root(Write("w", Script("getX() + variables.x + getVariable('x')")))).ShouldBeEmpty();
        MemoryBench.Validate(new Draft().Variable("x").Root(Write("w", Script("getY() + variables.z + getVariable('u') + getInput('v')")))).Select(f => f.Args[0]!.ToString()!)
            .ShouldBe(["getY", "z", "u", "v"], ignoreOrder: true);
        Found(new Draft().Root(Sequence("s", Make("RunJavaScript", "j", ("script", Literal("setVariable('z', 1)"))), Write("w", Script("getZ()"))))).ShouldBeEmpty();
        Found(new Draft().Root(Make("RunJavaScript", "j", ("script", Literal("1")), ("result", Into("nowhere"))))).ShouldBe(["workflow.rule.output-nowhere"]);
    }

    [Fact]
    public void Types_and_strategies_must_mean_something()
    {
        Found(new Draft().Variable("x", null, "Acme.Money").Root(Write("w", Literal("a")))).ShouldBe(["workflow.rule.unknown-type"]);
        Found(new Draft().Variable("x", null, "System.Collections.Generic.List<System.String>").Variable("y", null, "System.Int32, System.Private.CoreLib").Root(Write("w", Literal("a")))).ShouldBeEmpty();
        Found(new Draft().With("options", new JsonObject { ["incidentStrategyType"] = "Acme.Shrug" }).Root(Write("w", Literal("a")))).ShouldBe(["workflow.rule.unknown-strategy"]);
        Found(new Draft().With("incidentStrategyType", "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa").Root(Write("w", Literal("a")))).ShouldBeEmpty();
    }

    [Fact]
    public void Triggers_must_be_known_at_publication()
    {
        JsonObject Trigger(string id, JsonNode name) => Make("Event", id, ("eventName", name), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        Found(new Draft().Add(Trigger("a", Literal("x"))).Add(Trigger("b", Literal("y"))).Flow()).ShouldBe(["workflow.rule.several-triggers"]);
        Found(new Draft().Add(Trigger("a", Script("'x'"))).Flow()).ShouldBe(["workflow.rule.trigger-not-constant"]);
    }

    [Theory]
    [InlineData("Delay", "timeSpan", "00:00:00", "workflow.rule.zero-delay")]
    [InlineData("Delay", "timeSpan", "-00:00:01", "workflow.rule.bad-interval")]
    [InlineData("Delay", "timeSpan", "soon", "workflow.rule.bad-interval")]
    [InlineData("Timer", "interval", "00:00:00", "workflow.rule.bad-interval")]
    [InlineData("StartAt", "dateTime", "tomorrow", "workflow.rule.bad-instant")]
    public void Times_must_be_readable(string type, string input, string value, string rule) =>
        Found(new Draft().Root(Make(type, "t", (input, Literal(value))))).ShouldBe([rule]);

    [Fact]
    public void Definitions_that_are_used_or_started_must_exist_and_get_their_inputs()
    {
        var child = new Draft("child").With("name", "Child").With("options", new JsonObject { ["usableAsActivity"] = true })
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "Need", ["type"] = "String" })).With("outcomes", new JsonArray("Good")).Root(Write("w", Literal("x")));
        Found(child).ShouldBe(["workflow.rule.outcome-never-set"]);
        Rules(new Draft().Root(Used(("other", Literal("x")))), child).ShouldBe(["workflow.rule.unknown-child-input", "workflow.rule.missing-child-input"]);
        Rules(new Draft().Root(Used(("need", Literal("x")))), child).ShouldBeEmpty();
        Rules(new Draft().Root(Make("ExecuteWorkflow", "e", ("workflowDefinitionId", Literal("nobody"))))).ShouldBe(["workflow.rule.unknown-definition"]);
        Rules(new Draft().Root(Make("ExecuteWorkflow", "e", ("workflowDefinitionId", Literal("child")))), child).ShouldBe(["workflow.rule.missing-child-input"]);
    }

    [Fact]
    public void Value_that_is_not_what_the_activity_takes_is_an_error() =>
        Found(new Draft().Root(Make("FlowFork", "f", ("branches", Expression("Object", "{}")))), FindingSeverity.Error).ShouldBe(["workflow.rule.input-unreadable"]);

    [Fact]
    public void Activity_without_an_id_is_an_error() =>
        Found(new Draft().Root(new JsonObject { ["type"] = "Elsa.WriteLine", ["id"] = "", ["text"] = Literal("x") }), FindingSeverity.Error).ShouldBe(["workflow.rule.missing-id"]);

    private static JsonObject Used((string Name, JsonNode? Value) input)
    {
        var activity = Make("x", "c", input);
        activity["type"] = "Child";
        return activity;
    }

    private static string[] Rules(params string[] documents) => [.. MemoryBench.Validate(documents).Select(f => f.Rule)];

    private static string[] Found(string document, FindingSeverity? severity = null) =>
        [.. MemoryBench.Validate(document).Where(f => severity is null || f.Severity == severity).Select(f => f.Rule)];
}
