using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Nobody's work is overwritten unseen: by If-Match, or by what the model itself says it was made from (reliability E5).</summary>
[Collection(nameof(ApiHost))]
public sealed class ParallelEditingTests(ApiHost host)
{
    private const string Base = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task Second_editor_is_told_who_was_first_and_when_by_the_tag_they_began_from()
    {
        var client = await host.AsAsync("liucheng");
        (await SaveAsync(client, Model("tagged", "one"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var opened = await client.GetAsync($"{Base}/by-definition-id/tagged?versionOptions=Latest");
        var tag = opened.Headers.ETag!;
        using var second = await SaveAsync(client, Model("tagged", "two"), tag);
        second.Headers.ETag.ShouldNotBe(tag);

        using var late = await SaveAsync(client, Model("tagged", "three"), tag);
        var text = await RefusedAsync(late);
        text.ShouldContain("何小红");
        text.ShouldContain("年");
        text.ShouldContain("“three”");
        (await TextOfAsync(client, "tagged")).ShouldBe("two");
        (await SaveAsync(client, Model("tagged", "three"), second.Headers.ETag)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Old_tab_does_not_save_over_what_was_published_meanwhile()
    {
        var client = await host.AsAsync("liucheng");
        var old = await SavedAsync(client, Model("old-tab", "one"), publish: true);
        var next = await SavedAsync(client, Changed(old, "two"), publish: true);
        ((int)next["version"]!, (string?)next["id"]).ShouldNotBe((1, (string?)old["id"]));

        using var late = await SaveAsync(client, Changed(old, "from the old tab"));
        (await RefusedAsync(late)).ShouldContain("第 1 版");
        using var published = await SaveAsync(client, Changed(old, "from the old tab"), publish: true);
        await RefusedAsync(published);
        (await TextOfAsync(client, "old-tab")).ShouldBe("two");
        ((int)(await ApiHost.ReadAsync(await client.GetAsync($"{Base}?versionOptions=AllVersions&definitionIds=old-tab")))["totalCount"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Number_alone_tells_that_another_version_was_meant()
    {
        var client = await host.AsAsync("liucheng");
        await SavedAsync(client, Model("numbered", "one"), publish: true);
        await SavedAsync(client, Model("numbered", "two"), publish: true);
        var model = Model("numbered", "three");
        model["version"] = 1;
        await RefusedAsync(await SaveAsync(client, model));
        model["version"] = 2;
        (await SaveAsync(client, model)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Save_whose_answer_was_lost_is_sent_again_without_harm()
    {
        var client = await host.AsAsync("liucheng");
        using var first = await SaveAsync(client, Model("again", "one"));
        var began = first.Headers.ETag!;
        using var lost = await SaveAsync(client, Model("again", "two"), began);
        using var again = await SaveAsync(client, Model("again", "two"), began);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.ETag.ShouldBe(lost.Headers.ETag);
        (await ApiHost.ReadAsync(again))["workflowDefinition"]!["version"]!.GetValue<int>().ShouldBe(1);
    }

    private static JsonObject Model(string id, string text) => new()
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.WriteLine", ["id"] = "w", ["version"] = 1,
            ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } },
        },
    };

    private static JsonObject Changed(JsonObject model, string text)
    {
        var changed = (JsonObject)model.DeepClone();
        changed["root"]!["text"]!["expression"]!["value"] = text;
        return changed;
    }

    private static async Task<string> TextOfAsync(HttpClient client, string id) =>
        (string)(await ApiHost.ReadAsync(await client.GetAsync($"{Base}/{id}")))["root"]!["text"]!["expression"]!["value"]!;

    private static async Task<string> RefusedAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await ApiHost.ReadAsync(answer);
        ((string?)problem["code"]).ShouldBe("workflow.definition.changed-meanwhile");
        return (string)problem["errors"]!["generalErrors"]![0]!;
    }

    private static async Task<JsonObject> SavedAsync(HttpClient client, JsonObject model, bool publish)
    {
        using var answer = await SaveAsync(client, model, publish: publish);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (JsonObject)(await ApiHost.ReadAsync(answer))["workflowDefinition"]!;
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient client, JsonObject model, EntityTagHeaderValue? began = null, bool publish = false)
    {
        var body = new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish };
        using var request = new HttpRequestMessage(HttpMethod.Post, Base) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        if (began is not null)
        {
            request.Headers.IfMatch.Add(began);
        }

        return await client.SendAsync(request);
    }
}
