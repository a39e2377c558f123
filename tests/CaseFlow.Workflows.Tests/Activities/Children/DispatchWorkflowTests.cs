using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Children;

public sealed class DispatchWorkflowTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Definition_that_is_not_published_is_an_incident_that_names_it(string waits)
    {
        var ran = await MemoryBench.RunAsync([Parent("nobody", waits)]);
        ran.Ok.ShouldBeFalse();
        var incident = ran.Of("incidents").ShouldHaveSingleItem();
        ((string)incident["code"]!, (string)incident["activityId"]!).ShouldBe(("workflow.child.not-published", "start"));
        ((string)incident["message"]!).ShouldContain("nobody");
        ran.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Parent_that_does_not_wait_goes_on_before_its_child_and_ends_by_itself()
    {
        var ran = await MemoryBench.RunAsync([Parent("child", "false"), new Draft("child").Line("inside").Flow()]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Lines.ShouldBe(["after", "inside"]);
    }

    [Fact]
    public async Task Parent_that_waits_goes_on_after_its_child()
    {
        var ran = await MemoryBench.RunAsync([Parent("child", "true"), new Draft("child").Line("inside").Flow()]);
        ran.Lines.ShouldBe(["inside", "after"]);
    }

    private static string Parent(string child, string waits) => new Draft("parent")
        .Add(Make("DispatchWorkflow", "start", ("workflowDefinitionId", Literal(child)), ("waitForCompletion", Literal(waits, "Boolean"))))
        .Line("after").Connect("start -> after").Flow();
}
