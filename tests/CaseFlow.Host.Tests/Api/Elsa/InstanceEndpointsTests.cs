using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>What Elsa's instance list and viewer ask, and what they may not.</summary>
[Collection(nameof(ApiHost))]
public sealed class InstanceEndpointsTests(ApiHost api)
{
    private const string Waiting = """
        {"definitionId":"viewed","name":"viewed","variables":[{"id":"v1","name":"phone","typeName":"String","value":"13812345678"}],"root":{"type":"Elsa.Flowchart","id":"f","version":1,"activities":[
          {"type":"Elsa.WriteLine","id":"w","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}},
          {"type":"Elsa.Event","id":"e","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}],
          "connections":[{"source":{"activity":"w","port":"Done"},"target":{"activity":"e","port":"In"}}]}}
        """;

    [Theory]
    [InlineData("""{"status":"Nope"}""", "statuses")]
    [InlineData("""{"subStatuses":["0"]}""", "subStatuses")]
    [InlineData("""{"orderBy":"Colour"}""", "orderBy")]
    [InlineData("""{"orderDirection":"Up"}""", "orderDirection")]
    [InlineData("""{"page":-1,"pageSize":5}""", "page")]
    [InlineData("""{"pageSize":1000000}""", "pageSize")]
    [InlineData("""{"timestampFilters":[{"column":"Nope","operator":"Is","timestamp":"2026-01-01T00:00:00Z"}]}""", "timestampFilters")]
    [InlineData("""{"timestampFilters":[{"column":"CreatedAt","operator":"Is","timestamp":"yesterday"}]}""", "timestampFilters")]
    public async Task Filter_that_is_no_filter_is_refused_by_the_name_of_the_member(string body, string member)
    {
        var client = await api.AsAsync("liucheng");
        var answer = await client.PostAsync("/elsa/api/workflow-instances", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiHost.ReadAsync(answer))["errors"]![member]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task List_by_query_string_finds_what_the_list_by_body_finds_and_a_state_that_is_never_is_empty()
    {
        var (client, id) = await StartedAsync();
        var byQuery = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances?definitionIds=viewed&statuses=Running&searchTerm={id}&orderBy=UpdatedAt"));
        var byBody = await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-instances", new { definitionIds = new[] { "viewed" }, status = "running", searchTerm = id }));
        byQuery.ToJsonString().ShouldBe(byBody.ToJsonString());
        ((string)byQuery["items"]![0]!["id"]!, (int)byQuery["totalCount"]!).ShouldBe((id, 1));
        ((int)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-instances", new { subStatus = "Interrupted" })))["totalCount"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Viewer_finds_journal_badges_and_executions_under_the_node_ids_of_the_definition()
    {
        var (client, id) = await StartedAsync();
        var seen = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}"));
        var definition = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-definitions/by-id/{(string)seen["definitionVersionId"]!}"));
        var nodes = definition["root"]!["activities"]!.AsArray().Select(a => (string)a!["nodeId"]!).ToArray();

        var report = await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = id, activityNodeIds = nodes.Append(nodes[0]) }));
        var stats = report["stats"]!.AsArray().ToDictionary(s => (string)s!["activityId"]!);
        stats.Count.ShouldBe(2);
        ((int)stats["w"]!["completedCount"]!, (bool)stats["w"]!["isBlocked"]!).ShouldBe((1, false));
        ((int)stats["e"]!["uncompletedCount"]!, (bool)stats["e"]!["isBlocked"]!).ShouldBe((1, true));

        var waiting = (await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId={nodes[1]}")))["items"]![0]!;
        ((string)seen["workflowState"]!["bookmarks"]![0]!["activityInstanceId"]!).ShouldBe((string)waiting["id"]!);
        var stack = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/activity-executions/{(string)waiting["id"]!}/call-stack"));
        stack["items"]!.AsArray().Select(i => (string)i!["activityId"]!).ShouldBe(["Workflow1", "f", "e"]);
    }

    [Fact]
    public async Task Variable_is_changed_as_an_alteration_and_shown_without_the_phone_in_it()
    {
        var (client, id) = await StartedAsync();
        var before = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}/variables"));
        ((string)before["items"]![0]!["value"]!).ShouldBe("138****5678");
        var after = await ApiHost.ReadAsync(await client.PostAsJsonAsync($"/elsa/api/workflow-instances/{id}/variables", new { variables = new[] { new { id = "v1", value = "座机" } } }));
        ((string)after["items"]![0]!["value"]!).ShouldBe("座机");
        var unknown = await client.PostAsJsonAsync($"/elsa/api/workflow-instances/{id}/variables", new { variables = new[] { new { id = "v1", value = "x" }, new { id = "nope", value = "x" } } });
        unknown.IsSuccessStatusCode.ShouldBeFalse();
        ((string)(await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}/variables")))["items"]![0]!["value"]!).ShouldBe("座机");
    }

    [Fact]
    public async Task Export_holds_what_is_asked_for_as_a_file()
    {
        var (client, id) = await StartedAsync();
        using var file = await client.GetAsync($"/elsa/api/workflow-instances/{id}/export?includeBookmarks=true&includeWorkflowExecutionLog=true");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        file.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("workflow-instance-");
        var json = JsonNode.Parse(await file.Content.ReadAsStringAsync())!.AsObject();
        json.Select(m => m.Key).ShouldBe(["WorkflowState", "Bookmarks", "WorkflowExecutionLogRecords"]);
        using var zip = await client.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-instances", new { ids = new[] { id, "nope" } });
        using var archive = new System.IO.Compression.ZipArchive(await zip.Content.ReadAsStreamAsync());
        archive.Entries.ShouldHaveSingleItem();
        (await client.GetAsync("/elsa/api/workflow-instances/nope/export")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Instances_are_cancelled_by_their_definition_and_deleted_by_their_ids()
    {
        var (client, id) = await StartedAsync();
        ((int)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { definitionId = "viewed", reason = "停用" })))["cancelled"]!).ShouldBeGreaterThan(0);
        ((string)(await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}/execution-state")))["subStatus"]!).ShouldBe("Cancelled");
        ((int)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/bulk-actions/delete/workflow-instances/by-id", new { ids = new[] { id, "nope" } })))["deleted"]!).ShouldBe(1);
        (await client.DeleteAsync($"/elsa/api/workflow-instances/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_a_process_administrator_looks_into_instances()
    {
        var (_, id) = await StartedAsync();
        var officer = await api.AsAsync("xiaozhai");
        foreach (var path in (string[])
            ["workflow-instances", $"workflow-instances/{id}", $"workflow-instances/{id}/journal", $"workflow-instances/{id}/variables", $"workflow-instances/{id}/export", $"activity-executions/list?workflowInstanceId={id}"])
        {
            (await officer.GetAsync($"/elsa/api/{path}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await api.Anonymous.GetAsync($"/elsa/api/{path}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await officer.DeleteAsync($"/elsa/api/workflow-instances/{id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsJsonAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { ids = new[] { id } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(HttpClient Client, string Id)> StartedAsync()
    {
        await api.PublishAsync(Waiting);
        var client = await api.AsAsync("liucheng");
        return (client, (string)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/viewed/dispatch", new { })))["workflowInstanceId"]!);
    }
}
