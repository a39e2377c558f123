using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Events;

/// <summary>Event, PublishEvent and RunTask; their rows and races are tested with the instances' commands.</summary>
public sealed class EventActivitiesTests
{
    [Fact]
    public async Task Event_waits_under_its_name_and_hands_its_payload_on()
    {
        var listener = Listener("l", Script("getVariable('got').number"));
        var waits = await MemoryBench.RunAsync([listener]);
        (((string)waits.Of("bookmarks").Single()["key"]!), waits.SubStatus).ShouldBe(("go", "Suspended"));
        (await HeardAsync(Publish("go", payload: """{"number":12}"""), listener)).Lines.ShouldBe(["parent", "12"]);
    }

    [Theory]
    [InlineData("case-1", "parent", "heard")]
    [InlineData("case-2", "parent")]
    [InlineData("", "parent", "heard")]
    public async Task Event_reaches_those_of_its_correlation_or_everybody_when_it_has_none(string correlation, params string[] lines)
    {
        var listener = Listener("l", Literal("heard"));
        (await HeardAsync(Publish("go", correlation), listener)).Lines.ShouldBe(lines);
    }

    [Fact]
    public async Task Local_event_stays_in_its_instance()
    {
        var own = Make("Parallel", "p", ("activities", new JsonArray(
            Sequence("listen", Make("Event", "e", ("eventName", Literal("go"))), Write("own", Literal("own"))), Publish("go", local: true))));
        var listener = Listener("l", Literal("heard"));
        var ran = await MemoryBench.RunAsync([new Draft("parent").Root(Sequence("s", Dispatch("l"), Soon("soon"), own)), listener], until: MemoryBench.Start);
        ran.Lines.ShouldBe(["own"]);
        ran.Of("instances").Count(i => (string?)i["status"] == "Running").ShouldBe(1);
    }

    [Theory]
    [InlineData("\"text\"", """{"value":"text"}""")]
    [InlineData("[1,2]", """{"value":[1,2]}""")]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    public async Task Payload_that_is_no_object_arrives_as_its_value(string payload, string heard)
    {
        var listener = Listener("l", Script("JSON.stringify(getVariable('got'))"));
        (await HeardAsync(Publish("go", payload: payload), listener)).Lines.ShouldBe(["parent", heard]);
    }

    [Fact]
    public async Task Event_that_waits_and_is_cancelled_hears_nothing_more()
    {
        var race = Make("Fork", "race", ("joinMode", "WaitAny"), ("branches", new JsonArray(
            Sequence("listen", Make("Event", "e", ("eventName", Literal("go"))), Write("heard", Literal("heard"))), Sequence("other", Soon("soon"), Write("first", Literal("first"))))));
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s", race, Publish("go"), Write("end", Literal("end"))))], until: MemoryBench.Start);
        ran.Lines.ShouldBe(["first", "end"]);
        (ran.Count("e", "Canceled"), ran.Of("bookmarks").Length).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Run_task_shows_its_name_payload_and_id_and_hands_its_result_on()
    {
        var task = Make("RunTask", "t", ("taskName", Literal("measure")), ("payload", Expression("Object", """{"depth":2}""")), ("taskId", Into("id")), ("result", Into("result")));
        var document = new Draft().Variable("id").Variable("result").Root(Sequence("s", task, Write("w", Script("(getVariable('id').length > 10) + ' ' + JSON.stringify(getVariable('result'))"))));
        var mark = (await MemoryBench.RunAsync([document])).Of("bookmarks").ShouldHaveSingleItem();
        mark["payload"]!.ToJsonString().ShouldBe("""{"taskName":"measure","payload":{"depth":2}}""");
        (await MemoryBench.RunAsync([document], resumeAll: true)).Lines.ShouldBe(["true {}"]);
    }

    private static string Listener(string id, JsonObject said) =>
        new Draft(id).Variable("got").Root(Sequence("s", Make("Event", "e", ("eventName", Literal("go")), ("result", Into("got"))), Write("w", said)));

    /// <summary>Starts the listener under case-1, and says the event when it waits.</summary>
    private static Task<Ran> HeardAsync(JsonObject publish, string listener) => MemoryBench.RunAsync(
        [new Draft("parent").Root(Sequence("s", Dispatch("l"), Soon("soon"), publish, Write("w", Literal("parent")))), listener], until: MemoryBench.Start, correlationId: "case-1");

    private static JsonObject Soon(string id) => Make("Delay", id, ("timeSpan", Literal("00:00:00", "TimeSpan")));

    private static JsonObject Dispatch(string id) => Make("DispatchWorkflow", "d-" + id, ("workflowDefinitionId", Literal(id)), ("correlationId", Script("getCorrelationId()")));

    private static JsonObject Publish(string name, string? correlation = null, string? payload = null, bool local = false) => Make(
        "PublishEvent", "publish", ("eventName", Literal(name)), ("correlationId", Literal(correlation ?? "")),
        ("payload", payload is null ? null : Expression("Object", payload)), ("isLocalEvent", Literal(local, "Boolean")));
}
