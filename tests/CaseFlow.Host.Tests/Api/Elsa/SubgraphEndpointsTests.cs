using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Stepping into a definition that is used as an activity.</summary>
[Collection(nameof(ApiHost))]
public sealed class SubgraphEndpointsTests(ApiHost host)
{
    private const string Child = """
        {"definitionId":"inner","name":"Inner Part","options":{"usableAsActivity":true},"outcomes":["Done"],"root":{"type":"Elsa.Flowchart","id":"r","version":1,"activities":[
          {"type":"Elsa.Event","id":"e","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}],"connections":[]}}
        """;

    private const string Parent = """
        {"definitionId":"outer","name":"Outer","root":{"type":"Elsa.Flowchart","id":"root","version":1,"activities":[{"type":"InnerPart","id":"c","version":1,"workflowDefinitionId":"inner"}],"connections":[]}}
        """;

    [Fact]
    public async Task Inner_drawing_has_the_node_ids_that_the_journal_has()
    {
        await host.PublishAsync(Child);
        await host.PublishAsync(Parent);
        var client = await host.AsAsync("liucheng");
        var version = (string)(await ApiHost.ReadAsync(await client.GetAsync("/elsa/api/workflow-definitions/outer")))["id"]!;
        var node = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:root:c"));
        ((string)node["port"]!, (string)node["activity"]!["workflowDefinitionId"]!).ShouldBe(("Activities", "inner"));
        var inner = (string)node["activity"]!["root"]!["root"]!["activities"]![0]!["nodeId"]!;

        var instance = (string)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/outer/dispatch", new { })))["workflowInstanceId"]!;
        var waiting = (await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{instance}")))["workflowState"]!["bookmarks"]![0]!;
        ((string)waiting["activityNodeId"]!).ShouldBe(inner);

        var way = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/segments/{version}?childNodeId={inner}"));
        ((string)way["container"]!["nodeId"]!).ShouldBe("Workflow1:root:c");
        way["pathSegments"]!.AsArray().Select(s => ((string)s!["activityId"]!, (string)s["portName"]!)).ShouldBe([("c", "Root")]);
        var top = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/segments/{version}?childNodeId=Workflow1:root:c"));
        ((string)top["container"]!["activity"]!["type"]!, top["pathSegments"]!.AsArray().Count).ShouldBe(("Elsa.Workflow", 0));
    }

    [Fact]
    public async Task Activity_that_is_not_there_is_404_and_one_that_is_not_named_is_400()
    {
        await host.PublishAsync(Child);
        var client = await host.AsAsync("liucheng");
        var version = (string)(await ApiHost.ReadAsync(await client.GetAsync("/elsa/api/workflow-definitions/inner")))["id"]!;
        (await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:nope")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/elsa/api/workflow-definitions/subgraph/nope?parentNodeId=Workflow1:r")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
