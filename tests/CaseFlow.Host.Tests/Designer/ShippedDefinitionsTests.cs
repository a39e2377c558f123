using System.Text.Json.Nodes;
using CaseFlow.Host.Tests.Api;
using CaseFlow.Testing;

namespace CaseFlow.Host.Tests.Designer;

/// <summary>One activity without a descriptor of its type and version leaves the designer's canvas blank, without an error.</summary>
[Collection(nameof(ApiHost))]
public sealed class ShippedDefinitionsTests(ApiHost api)
{
    public static TheoryData<string> Processes =>
        [.. Directory.GetFiles(Path.Combine(HostProcess.Root, "workflows"), "v*.json", SearchOption.AllDirectories).Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Distinct()];

    [Theory, MemberData(nameof(Processes))]
    public async Task Every_activity_of_a_shipped_definition_has_its_descriptor(string process)
    {
        var administrator = await api.AsAsync("liucheng");
        var known = (await ReadAsync(administrator, "descriptors/activities"))["items"]!.AsArray().Select(d => $"{d!["typeName"]} {d["version"]}").ToHashSet();

        var used = Activities((await ReadAsync(administrator, $"workflow-definitions/by-definition-id/{process}"))["root"]!).ToList();
        used.Count.ShouldBeGreaterThan(5);
        used.Select(a => $"{a["type"]} {a["version"]}").Where(a => !known.Contains(a)).Distinct().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Processes))]
    public async Task Every_activity_has_a_path_of_its_own_and_nothing_is_null(string process)
    {
        var definition = await ReadAsync(await api.AsAsync("liucheng"), $"workflow-definitions/by-definition-id/{process}");
        var paths = Activities(definition["root"]!).Select(a => (string?)a["nodeId"]).ToList();

        paths.ShouldAllBe(p => !string.IsNullOrEmpty(p));
        paths.Distinct().Count().ShouldBe(paths.Count);
        Nulls(definition, "$").ShouldBeEmpty();
    }

    [Fact]
    public async Task Saved_activity_without_a_path_gets_one()
    {
        var administrator = await api.AsAsync("liucheng");
        var model = JsonNode.Parse("""{"model":{"definitionId":"paths","name":"路径","root":{"id":"r","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.WriteLine"}],"connections":[]}}}""");
        await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(administrator, "/elsa/api/workflow-definitions", model);

        var saved = await ReadAsync(administrator, "workflow-definitions/by-definition-id/paths");
        Activities(saved["root"]!).Select(a => (string?)a["nodeId"]).ShouldBe(["Workflow1:r", "Workflow1:r:a"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_may_only_look_is_offered_no_link_to_change_anything()
    {
        var definition = await ReadAsync(await api.AsAsync("shenji"), "workflow-definitions/by-definition-id/listed-supervision");
        definition["links"]!.AsArray().Select(l => (string?)l!["method"]).Distinct().ShouldBe(["GET"]);
    }

    private static async Task<JsonObject> ReadAsync(HttpClient client, string path) => await ApiHost.ReadAsync(await client.GetAsync($"/elsa/api/{path}"));

    private static IEnumerable<JsonObject> Activities(JsonNode node)
    {
        IEnumerable<JsonObject> own = node is JsonObject activity && activity.ContainsKey("type") && activity.ContainsKey("id") && !activity.ContainsKey("expression") ? [activity] : [];
        var children = node is JsonObject members ? members.Select(m => m.Value) : node is JsonArray items ? items : [];
        return own.Concat(children.OfType<JsonNode>().SelectMany(Activities));
    }

    private static IEnumerable<string> Nulls(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Value is null ? [$"{path}.{m.Key}"] : Nulls(m.Value, $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((i, n) => i is null ? [$"{path}[{n}]"] : Nulls(i, $"{path}[{n}]")),
        _ => [],
    };
}
