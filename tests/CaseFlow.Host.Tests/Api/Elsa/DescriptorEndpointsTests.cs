using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

[Collection(nameof(ApiHost))]
public class DescriptorEndpointsTests(ApiHost api)
{
    [Theory]
    [InlineData("activities", true, "Elsa.StateMachine")]
    [InlineData("expression-descriptors", true, "JavaScript")]
    [InlineData("variables", false, "ObjectDictionary")]
    [InlineData("storage-drivers", false, "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [InlineData("incident-strategies", true, "FaultStrategy")]
    [InlineData("workflow-activation-strategies", true, "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime")]
    public async Task Lists_come_in_the_envelope_of_the_designer(string path, bool counted, string type)
    {
        var json = await ReadAsync(await (await api.AsAsync("liucheng")).GetAsync($"/elsa/api/descriptors/{path}"));
        var items = json["items"]!.AsArray();
        items.Select(i => (string?)(i!["typeName"] ?? i["type"])).ShouldContain(type);
        ((int?)json["count"]).ShouldBe(counted ? items.Count : null);
    }

    [Fact]
    public async Task One_activity_is_told_by_its_type_and_version_and_an_unknown_one_is_404_without_a_body()
    {
        var designer = await api.AsAsync("liucheng");
        var one = await ReadAsync(await designer.GetAsync("/elsa/api/descriptors/activities/CaseFlow.HumanTask?version=1"));
        ((string)one["displayName"]!, (string)one["category"]!).ShouldBe(("人工任务", "案件办理"));
        foreach (var path in new[] { "Nope.Nope", "Elsa.WriteLine?version=7", "Elsa.RunCSharp" })
        {
            var unknown = await designer.GetAsync($"/elsa/api/descriptors/activities/{path}");
            (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.NotFound, ""));
        }
    }

    [Fact]
    public async Task English_readers_get_english_texts()
    {
        var designer = await api.AsAsync("liucheng");
        designer.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");
        var one = await ReadAsync(await designer.GetAsync("/elsa/api/descriptors/activities/CaseFlow.HumanTask"));
        ((string)one["displayName"]!).ShouldNotBe("人工任务");
    }

    [Fact]
    public async Task Only_process_administrators_may_ask()
    {
        (await api.Anonymous.GetAsync("/elsa/api/descriptors/activities")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await api.AsAsync("xiaozhai")).GetAsync("/elsa/api/descriptors/activities")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
