using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Flowcharts;

/// <summary>Where a run of a flowchart begins, and what that means for the joins behind it.</summary>
public sealed class FlowStartTests
{
    [Fact]
    public async Task Activity_that_can_start_the_workflow_goes_before_one_that_nothing_leads_to()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Line("first").Add(Trigger("on")).Line("after").Connect("on -> after").Flow()], resumeAll: true);
        ran.Lines.ShouldBe(["after"]);
        ran.Count("on", "Resumed").ShouldBe(1);
    }

    [Fact]
    public async Task Join_waits_for_the_branches_of_the_trigger_that_started_the_run_also_after_a_rest()
    {
        var listener = new Draft("listener").Add(Trigger("one")).Add(Trigger("two")).Line("a").Wait("b").Line("join", "Merge")
            .Connect("one -> join", "two -> a", "two -> b", "a -> join", "b -> join");
        (await MemoryBench.RunAsync([Tell("two"), listener.Flow()])).Lines.ShouldBe(["a"]);
        (await MemoryBench.RunAsync([Tell("two"), listener.Flow()], resumeAll: true)).Lines.ShouldBe(["a", "join"]);
    }

    private static JsonObject Trigger(string name) =>
        Make("Event", name, ("eventName", Literal(name)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));

    private static string Tell(string name) => new Draft("teller").Root(Make("PublishEvent", "tell", ("eventName", Literal(name)), ("correlationId", Literal("c1"))));
}
