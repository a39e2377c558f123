using System.Net;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>One activity without a descriptor, one null or one missing node id leaves the designer's canvas empty, so every definition shipped is opened.</summary>
[Collection(nameof(ApiHost))]
public sealed class CanvasTests(ApiHost host)
{
    [Fact]
    public async Task Every_version_of_every_definition_can_be_drawn()
    {
        var client = await host.AsAsync("liucheng");
        var descriptors = (await ApiHost.ReadAsync(await client.GetAsync("/elsa/api/descriptors/activities")))["items"]!.AsArray()
            .Select(d => ((string)d!["typeName"]!, (int)d["version"]!)).ToHashSet();
        var versions = (await ApiHost.ReadAsync(await client.GetAsync("/elsa/api/workflow-definitions?versionOptions=AllVersions")))["items"]!.AsArray();
        versions.Count.ShouldBeGreaterThan(1);
        foreach (var version in versions)
        {
            using var answer = await client.GetAsync($"/elsa/api/workflow-definitions/by-id/{(string)version!["id"]!}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain(":null");
            var activities = Activities(JsonNode.Parse(text)!["root"]!).ToList();
            activities.Where(a => !descriptors.Contains(((string)a["type"]!, (int)a["version"]!))).Select(a => a["type"]!.ToString()).ShouldBeEmpty();
            activities.Select(a => (string?)a["nodeId"]).ShouldAllBe(id => id!.StartsWith("Workflow1:"));
            activities.Select(a => (string?)a["nodeId"]).ShouldBeUnique();
        }
    }

    private static IEnumerable<JsonObject> Activities(JsonNode node)
    {
        if (node is JsonObject activity && activity.ContainsKey("type") && activity.ContainsKey("id") && !activity.ContainsKey("expression"))
        {
            yield return activity;
        }

        foreach (var inside in (node is JsonObject o ? o.Select(m => m.Value) : (JsonArray)node).Where(c => c is JsonObject or JsonArray).SelectMany(c => Activities(c!)))
        {
            yield return inside;
        }
    }
}
