using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

[Collection(nameof(ApiHost))]
public class ExecuteEndpointsTests(ApiHost api)
{
    private const string Hello = """
        {"definitionId":"hello","name":"hello","outputs":[{"name":"Greeting","type":"String"}],"root":{"type":"Elsa.Sequence","id":"s","version":1,"activities":[
          {"type":"Elsa.SetOutput","id":"o","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"Greeting"}},
           "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"'Hello ' + (getInput('Name') ?? 'nobody')"}}}]}}
        """;

    private const string Waiting = """
        {"definitionId":"waits","name":"waits","root":{"type":"Elsa.Sequence","id":"s","version":1,"activities":[
          {"type":"Elsa.Event","id":"e","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
          {"type":"Elsa.RunTask","id":"t","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"print"}}}]}}
        """;

    private const string Faulty = """
        {"definitionId":"faulty","name":"faulty","root":{"type":"Elsa.Fault","id":"f","version":1,"message":{"typeName":"String","expression":{"type":"Literal","value":"broken"}}}}
        """;

    [Fact]
    public async Task Workflow_runs_to_its_end_with_a_correlation_without_a_body_and_with_an_empty_one()
    {
        await api.PublishAsync(Hello);
        var client = await api.AsAsync("liucheng");
        var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions/hello/execute", new { correlationId = "corr-1", input = new { Name = "Peer" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var state = (await ApiHost.ReadAsync(answer))["workflowState"]!;
        ((string)state["subStatus"]!, (string)state["correlationId"]!, (string)state["output"]!["Greeting"]!).ShouldBe(("Finished", "corr-1", "Hello Peer"));
        answer.Headers.GetValues("x-elsa-workflow-instance-id").ShouldHaveSingleItem().ShouldBe((string)state["id"]!);
        answer.Headers.GetValues("x-elsa-workflow-cannot-start").ShouldHaveSingleItem().ShouldBe("False");

        foreach (var body in (HttpContent?[])[null, new StringContent("{}", Encoding.UTF8, "application/json")])
        {
            var again = await ApiHost.ReadAsync(await client.PostAsync("/elsa/api/workflow-definitions/hello/execute", body));
            ((string)again["workflowState"]!["output"]!["Greeting"]!).ShouldBe("Hello nobody");
        }

        var byQuery = await ApiHost.ReadAsync(await client.GetAsync("/elsa/api/workflow-definitions/hello/execute?correlationId=c&input=%7B%22Name%22%3A%22Get%22%7D"));
        ((string)byQuery["workflowState"]!["output"]!["Greeting"]!).ShouldBe("Hello Get");
    }

    [Theory]
    [InlineData("hello-world.json")]
    [InlineData("fork.json")]
    public async Task Definition_of_elsas_own_tests_is_imported_published_and_executed(string file)
    {
        var path = ElsaRecording.Folder is null ? null : Path.Combine(ElsaRecording.Folder, "..", "elsa-conformance", "rest", file);
        Assert.SkipWhen(path is null, "No conformance files beside the repository.");
        var client = await api.AsAsync("liucheng");
        var imported = await client.PostAsync("/elsa/api/workflow-definitions/import", new StringContent(await File.ReadAllTextAsync(path!), Encoding.UTF8, "application/json"));
        var id = (string)(await ApiHost.ReadAsync(imported))["definitionId"]!;
        (await client.PostAsync($"/elsa/api/workflow-definitions/{id}/publish", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var body in (HttpContent?[])[JsonContent.Create(new { correlationId = "c-1" }), null, JsonContent.Create(new { })])
        {
            var answer = await client.PostAsync($"/elsa/api/workflow-definitions/{id}/execute", body);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            ((string)(await ApiHost.ReadAsync(answer))["workflowState"]!["subStatus"]!).ShouldBe("Finished");
        }

        (await client.PostAsync("/elsa/api/workflow-definitions//execute", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Unknown_definition_is_not_found_and_a_body_that_is_no_json_is_refused_in_words()
    {
        await api.PublishAsync(Hello);
        var client = await api.AsAsync("liucheng");
        foreach (var address in (string[])["nope/execute", "nope/dispatch"])
        {
            var missing = await client.PostAsync($"/elsa/api/workflow-definitions/{address}", null);
            missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await (await client.PostAsync("/elsa/api/workflow-definitions/nope/execute", null)).Content.ReadAsStringAsync()).ShouldBeEmpty();
        var bad = await client.PostAsync("/elsa/api/workflow-definitions/hello/execute", new StringContent("{x", Encoding.UTF8, "application/json"));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bad.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string)(await ApiHost.ReadAsync(bad))["errors"]!["generalErrors"]![0]!).ShouldBe("Invalid request body.");
    }

    [Fact]
    public async Task Only_a_process_administrator_who_is_signed_in_may_start_or_move_instances()
    {
        await api.PublishAsync(Hello);
        foreach (var address in (string[])["workflow-definitions/hello/execute", "workflow-definitions/hello/dispatch", "events/go/trigger"])
        {
            (await api.Anonymous.PostAsync($"/elsa/api/{address}", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await (await api.AsAsync("xiaozhai")).PostAsync($"/elsa/api/{address}", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Event_and_task_move_an_instance_to_its_end_and_what_nobody_waits_for_is_no_error()
    {
        await api.PublishAsync(Waiting);
        var client = await api.AsAsync("liucheng");
        var id = (string)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/waits/dispatch", new { })))["workflowInstanceId"]!;
        (await BookmarkAsync(client, id))["payload"]!["eventName"]!.GetValue<string>().ShouldBe("go");

        (await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { workflowInstanceId = id, input = new { a = 1 } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var task = (string)(await BookmarkAsync(client, id))["payload"]!["taskId"]!;
        (await client.PostAsJsonAsync($"/elsa/api/tasks/{task}/complete", new { result = new { done = true } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var standing = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}/execution-state"));
        ((string)standing["status"]!, (string)standing["subStatus"]!).ShouldBe(("Finished", "Finished"));

        foreach (var address in (string[])["events/NoSuch/trigger", "tasks/nope/complete", $"tasks/{task}/complete", "cancel/workflow-instances/nope", $"cancel/workflow-instances/{id}"])
        {
            (await client.PostAsJsonAsync($"/elsa/api/{address}", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await client.GetAsync("/elsa/api/workflow-instances/nope")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Faulted_instance_answers_500_with_its_state_and_can_be_cancelled()
    {
        await api.PublishAsync(Faulty);
        var client = await api.AsAsync("liucheng");
        var answer = await client.PostAsync("/elsa/api/workflow-definitions/faulty/execute", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var state = (await ApiHost.ReadAsync(answer))["workflowState"]!;
        ((string)state["subStatus"]!).ShouldBe("Faulted");
        ((string)state["incidents"]![0]!["message"]!).ShouldContain("broken");
        (await client.PostAsync($"/elsa/api/cancel/workflow-instances/{(string)state["id"]!}", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{(string)state["id"]!}"));
        ((string)seen["subStatus"]!).ShouldBe("Cancelled");
    }

    [Fact]
    public async Task Payload_of_a_megabyte_is_refused_by_name_and_nothing_is_stored()
    {
        await api.PublishAsync(Waiting);
        var client = await api.AsAsync("liucheng");
        var answer = await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { correlationId = "large", input = new { text = new string('x', 1024 * 1024) } });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await ApiHost.ReadAsync(answer))["errors"]!["generalErrors"]![0]!).ShouldContain("256 KB");
        var id = (await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/waits/execute", new { correlationId = "large" })))["workflowState"]!;
        ((string)id["subStatus"]!).ShouldBe("Suspended");
        id["bookmarks"]!.AsArray().ShouldHaveSingleItem()!["payload"]!["eventName"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_instances_are_dispatched_at_once_within_the_limit()
    {
        await api.PublishAsync(Waiting);
        var client = await api.AsAsync("liucheng");
        var ids = (await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/waits/bulk-dispatch", new { count = 3 })))["workflowInstanceIds"]!.AsArray();
        ids.Select(i => (string)i!).Distinct().Count().ShouldBe(3);
        (await client.PostAsJsonAsync("/elsa/api/workflow-definitions/waits/bulk-dispatch", new { count = 0 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var cancelled = await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { ids }));
        ((int)cancelled["cancelled"]!).ShouldBe(3);
    }

    private static async Task<JsonObject> BookmarkAsync(HttpClient client, string instance) =>
        (await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{instance}")))["workflowState"]!["bookmarks"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
}
