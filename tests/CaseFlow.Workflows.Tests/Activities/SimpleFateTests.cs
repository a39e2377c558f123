using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities;

/// <summary>Every activity that is no container: a faulty input is its incident, and its other branches go on or stop as the strategy says.</summary>
public sealed class SimpleFateTests
{
    private static readonly Dictionary<string, (string Member, string Type)> Inputs = new()
    {
        ["Elsa.WriteLine"] = ("text", "String"),
        ["Elsa.SetVariable"] = ("value", "Object"),
        ["Elsa.SetOutput"] = ("outputValue", "Object"),
        ["Elsa.SetName"] = ("value", "String"),
        ["Elsa.Correlate"] = ("correlationId", "String"),
        ["Elsa.Complete"] = ("outcomes", "Object"),
        ["Elsa.Fault"] = ("message", "String"),
        ["Elsa.Event"] = ("eventName", "String"),
        ["Elsa.PublishEvent"] = ("eventName", "String"),
        ["Elsa.RunTask"] = ("taskName", "String"),
        ["Elsa.Delay"] = ("timeSpan", "TimeSpan"),
        ["Elsa.Timer"] = ("interval", "TimeSpan"),
        ["Elsa.Cron"] = ("cronExpression", "String"),
        ["Elsa.StartAt"] = ("dateTime", "DateTimeOffset"),
        ["Elsa.RunJavaScript"] = ("script", "String"),
        ["Elsa.FlowDecision"] = ("condition", "Boolean"),
        ["Elsa.DispatchWorkflow"] = ("workflowDefinitionId", "String"),
        ["Elsa.ExecuteWorkflow"] = ("workflowDefinitionId", "String"),
        ["Elsa.BulkDispatchWorkflows"] = ("workflowDefinitionId", "String"),
        ["Elsa.SendHttpRequest"] = ("url", "Uri"),
        ["Elsa.FlowSendHttpRequest"] = ("url", "Uri"),
    };

    public static TheoryData<string> Types => [.. Inputs.Keys];

    [Theory, MemberData(nameof(Types))]
    public async Task Input_that_cannot_be_worked_out_is_the_activitys_own_incident(string type)
    {
        var ran = await MemoryBench.RunAsync([new Draft().Variable("v").Root(Sequence("s", Bad(type), Write("never", Literal("never"))))]);
        var incident = ran.Of("incidents").ShouldHaveSingleItem();
        ((string)incident["activityId"]!, (string)incident["activityType"]!, ran.SubStatus).ShouldBe(("bad", type, "Faulted"));
        ((string)incident["message"]!).ShouldContain("broken on purpose");
        (ran.Lines.Length, ran.Of("bookmarks").Length).ShouldBe((0, 0));
    }

    [Theory, MemberData(nameof(Types))]
    public async Task Under_continue_with_incidents_the_other_branches_end(string type)
    {
        var fork = Make("Fork", "fork", ("branches", new JsonArray(Bad(type), Sequence("good", Write("a", Literal("a")), Write("b", Literal("b"))))));
        var ran = await MemoryBench.RunAsync([new Draft().Variable("v").With("options", Primitives.PrimitivesTests.ContinueWithIncidents()).Root(fork)]);
        ran.Lines.ShouldBe(["a", "b"]);
        ran.Of("incidents").ShouldHaveSingleItem();
        ran.SubStatus.ShouldNotBe("Finished");
    }

    [Fact]
    public void No_activity_is_missing_from_these_tests()
    {
        string[] elsewhere =
        [
            "Elsa.Workflow", "Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.ParallelForEach", "Elsa.If", "Elsa.Switch", "Elsa.While", "Elsa.For", "Elsa.ForEach", "Elsa.Fork",
            "Elsa.StateMachine", "Elsa.FlowNode", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.Start", "Elsa.End", "Elsa.Break", "Elsa.Finish",
        ];
        new ActivityCatalog().All.Select(d => d.Activity.Type).Where(t => t.StartsWith("Elsa.", StringComparison.Ordinal)).Except(elsewhere).Except(Inputs.Keys).ShouldBeEmpty();
    }

    private static JsonObject Bad(string type)
    {
        var (member, typeName) = Inputs[type];
        var activity = Make(type, "bad", (member, Script("(() => { throw new Error('broken on purpose') })()", typeName)));
        if (type == "Elsa.SetVariable")
        {
            activity["variable"] = new JsonObject { ["id"] = "v" };
        }

        if (type == "Elsa.SetOutput")
        {
            activity["outputName"] = Literal("o");
        }

        return activity;
    }
}
