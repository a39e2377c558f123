using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities.Http;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Http;

/// <summary>In memory: nothing is sent, the wait point is answered from outside.</summary>
public sealed class HttpRequestTests
{
    [Fact]
    public async Task Request_waits_without_going_to_the_network_and_shows_no_secret()
    {
        var ran = await MemoryBench.RunAsync([Flow(("authorization", Literal("Bearer secret")), ("method", Literal("post")))]);
        var bookmark = ran.Of("bookmarks").ShouldHaveSingleItem();
        ((string)bookmark["stimulus"]!, (string)bookmark["payload"]!["method"]!, (string)bookmark["payload"]!["url"]!).ShouldBe(("Http", "POST", "http://api.test/x"));
        ran.Report.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Answer_without_details_counts_as_the_first_expected_status() =>
        (await MemoryBench.RunAsync([Flow()], resumeAll: true)).Lines.ShouldBe(["ok"]);

    [Fact]
    public async Task Slot_of_the_status_code_runs_and_then_the_request_is_done()
    {
        var cases = new JsonArray(new JsonObject { ["statusCode"] = 201, ["activity"] = Write("created", Literal("created")) });
        var root = Sequence("s", Make("SendHttpRequest", "send", ("url", Literal("http://api.test/x")), ("expectedStatusCodes", cases)), Write("after", Literal("after")));
        (await MemoryBench.RunAsync([new Draft().Root(root)], resumeAll: true)).Lines.ShouldBe(["created", "after"]);
    }

    [Theory]
    [InlineData("ftp://api.test/x")]
    [InlineData("not an address")]
    public void Address_that_is_none_cannot_be_published(string url) =>
        MemoryBench.Validate(new Draft().Root(Make("SendHttpRequest", "send", ("url", Literal(url))))).ShouldContain(f => f.Rule == "workflow.rule.http-url");

    [Fact]
    public void Host_that_is_not_allowed_is_warned_about_before_it_runs() =>
        MemoryBench.Validate(new Draft().Root(Make("SendHttpRequest", "send", ("url", Literal("http://api.test/x"))))).ShouldContain(f => f.Rule == "workflow.rule.http-not-allowed");

    [Fact]
    public async Task Cancelled_request_leaves_no_wait_point()
    {
        var root = Make("Fork", "fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(Make("SendHttpRequest", "send", ("url", Literal("http://api.test/x"))), Write("b", Literal("b")))));
        var ran = await MemoryBench.RunAsync([new Draft().Root(root)]);
        (ran.Of("bookmarks").Length, ran.Count("send", "Canceled"), ran.SubStatus).ShouldBe((0, 1, "Finished"));
    }

    [Theory]
    [InlineData("http://api.test/x", true)]
    [InlineData("https://api.test/x", true)]
    [InlineData("http://api.test:8080/x", false)]
    [InlineData("http://10.0.0.1:8080/", true)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://a.b.gov.test/", true)]
    [InlineData("http://gov.test/", false)]
    [InlineData("http://evilgov.test/", false)]
    [InlineData("http://user@api.test/", false)]
    [InlineData("http://api.test.evil.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData(null, false)]
    public void Only_listed_hosts_are_allowed(string? url, bool allowed) =>
        new HttpTargets(["API.test", "10.0.0.1:8080", "*.gov.test"]).Allows(url).ShouldBe(allowed);

    [Fact]
    public void Without_a_list_nothing_is_allowed() => new HttpTargets().Allows("http://localhost/").ShouldBeFalse();

    private static string Flow(params (string Name, JsonNode? Value)[] more) => new Draft()
        .Add(Make("FlowSendHttpRequest", "send", [("url", Literal("http://api.test/x")), ("expectedStatusCodes", Literal(new JsonArray(200, 404), "List<Int32>")), .. more]))
        .Line("ok").Line("failed").Connect("send.200 -> ok", "send.Failed to connect -> failed").Flow();
}
