using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Elsa's alterations over REST, on a running instance.</summary>
[Collection(nameof(ApiHost))]
public class AlterationEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task Running_instance_is_moved_to_the_next_version_and_goes_on_there()
    {
        await api.PublishAsync(Version("v1", "one"));
        var client = await api.AsAsync("liucheng");
        var id = (string)(await ApiHost.ReadAsync(await client.PostAsJsonAsync("/elsa/api/workflow-definitions/alters/dispatch", new { })))["workflowInstanceId"]!;
        await api.PublishAsync(Version("v2", "two"));

        var ran = await ApiHost.ReadAsync(await client.PostAsJsonAsync(
            "/elsa/api/alterations/run", new { workflowInstanceIds = new[] { id }, alterations = new[] { new { type = "Migrate", targetVersion = 2 } } }));
        ((bool)ran["results"]![0]!["isSuccessful"]!).ShouldBeTrue(ran.ToJsonString());

        var seen = await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}"));
        ((int)seen["version"]!, (string)seen["subStatus"]!).ShouldBe((2, "Suspended"));
        await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { workflowInstanceId = id });
        ((string)(await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/workflow-instances/{id}")))["workflowState"]!["output"]!["said"]!).ShouldBe("two");
    }

    private static string Version(string id, string says) => new JsonObject
    {
        ["definitionId"] = "alters", ["id"] = $"alters-{id}", ["name"] = "alters", ["outputs"] = new JsonArray(new JsonObject { ["name"] = "said", ["type"] = "String" }),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Sequence", ["id"] = "s", ["version"] = 1,
            ["activities"] = new JsonArray(
                new JsonObject { ["type"] = "Elsa.Event", ["id"] = "e", ["version"] = 1, ["eventName"] = "go" },
                new JsonObject { ["type"] = "Elsa.SetOutput", ["id"] = "o", ["version"] = 1, ["outputName"] = "said", ["outputValue"] = says }),
        },
    }.ToJsonString();
}
