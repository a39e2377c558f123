using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Children;

public sealed class BulkDispatchTests
{
    private static readonly string Child = new Draft("child").With("inputs", new JsonArray(new JsonObject { ["name"] = "Item", ["type"] = "Object" }, new JsonObject { ["name"] = "Who", ["type"] = "String" }))
        .Root(Write("say", Script("'child ' + (getInput('Who') || getInput('Item')) + ' ' + (getCorrelationId() || '')")));

    [Fact]
    public async Task One_child_runs_per_item_and_the_parent_leaves_by_completed_and_done()
    {
        var ran = await RunAsync(Bulk("[\"a\",{\"Who\":\"b\"}]"), Child);
        ran.Lines.ShouldBe(["child a ", "child b ", "completed", "done"]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Of("instances").Count(i => i["parentInstanceId"] is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Without_items_or_without_waiting_it_leaves_by_done_only()
    {
        (await RunAsync(Bulk("[]"), Child)).Lines.ShouldBe(["done"]);
        (await RunAsync(Bulk("[\"a\"]", ("waitForCompletion", Literal(false, "Boolean"))), Child)).Lines.ShouldBe(["done", "child a "]);
    }

    [Fact]
    public async Task Correlation_is_worked_out_per_item()
    {
        var ran = await RunAsync(Bulk("[1,2]", ("correlationIdFunction", Script("`c-${Item}-${getItem()}`"))), Child);
        ran.Lines.ShouldBe(["child 1 c-1-1", "child 2 c-2-2", "completed", "done"]);
    }

    [Fact]
    public async Task Key_of_an_item_and_common_input_can_be_chosen()
    {
        var ran = await RunAsync(Bulk("[\"x\"]", ("defaultItemInputKey", Literal("Who")), ("input", Expression("Object", "{\"Item\":\"same\"}"))), Child);
        ran.Lines[0].ShouldBe("child x ");
    }

    [Fact]
    public async Task Child_that_completes_or_faults_is_followed_by_the_activity_of_its_end()
    {
        var child = new Draft("child").With("inputs", new JsonArray(new JsonObject { ["name"] = "Item", ["type"] = "Object" }))
            .Root(Make("If", "if", ("condition", Script("getItem() == 'bad'", "Boolean")), ("then", Make("Fault", "boom", ("message", Literal("no"))))));
        var ran = await RunAsync(Bulk("[\"good\",\"bad\"]",
            ("childCompleted", Write("ok", Script("'ok ' + (getChildInstanceId().length > 10)"))), ("childFaulted", Write("failed", Script("'failed ' + getWorkflowSubStatus()")))), child);
        ran.Lines.ShouldBe(["ok true", "failed Faulted", "completed", "done"]);
    }

    [Fact]
    public async Task Waiting_parent_goes_on_with_the_last_child_and_its_memory_survives_the_rest()
    {
        var child = new Draft("child").Root(Make("Delay", "wait", ("timeSpan", Literal("01:00:00", "TimeSpan"))));
        (await RunAsync(Bulk("[1,2,3]"), child)).Lines.ShouldBeEmpty();
        var ran = await MemoryBench.RunAsync([Parent(Bulk("[1,2,3]")), child], until: MemoryBench.Start.AddHours(2));
        ran.Lines.ShouldBe(["completed", "done"]);
    }

    [Fact]
    public async Task Long_list_is_started_in_portions_and_every_item_has_its_child()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 450).Select(i => JsonValue.Create(i))]).ToJsonString();
        var ran = await MemoryBench.RunAsync([Parent(Bulk(items)), new Draft("child").Root(Sequence("s"))], until: MemoryBench.Start.AddMinutes(1));
        ran.Of("instances").Length.ShouldBe(451);
        ran.Lines.ShouldBe(["completed", "done"]);
    }

    [Fact]
    public async Task Children_are_cancelled_with_their_parent()
    {
        var child = new Draft("child").Root(Make("Event", "wait", ("eventName", Literal("never"))));
        var root = Make("Fork", "fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(Bulk("[1,2]"), Make("Delay", "d", ("timeSpan", Literal("00:01:00", "TimeSpan"))))));
        var ran = await MemoryBench.RunAsync([new Draft("parent").Root(root), child], until: MemoryBench.Start.AddHours(1));
        ran.Of("instances").Count(i => (string?)i["subStatus"] == "Cancelled").ShouldBe(2);
        ran.Of("bookmarks").ShouldBeEmpty();
    }

    [Fact]
    public async Task Definition_that_is_not_published_is_one_incident_of_the_activity()
    {
        var ran = await RunAsync(Bulk("[1,2,3]"));
        var incident = ran.Of("incidents").ShouldHaveSingleItem();
        ((string)incident["code"]!, (string)incident["activityId"]!).ShouldBe(("workflow.child.not-published", "bulk"));
    }

    private static JsonObject Bulk(string items, params (string Name, JsonNode? Value)[] more) =>
        Make("BulkDispatchWorkflows", "bulk", [("workflowDefinitionId", Literal("child")), ("items", Expression("Object", items)), .. more]);

    private static string Parent(JsonObject bulk) => new Draft("parent").Add(bulk).Line("completed").Line("done").Connect("bulk.Completed -> completed", "bulk.Done -> done").Flow();

    private static Task<Ran> RunAsync(JsonObject bulk, params string[] others) => MemoryBench.RunAsync([Parent(bulk), .. others]);
}
