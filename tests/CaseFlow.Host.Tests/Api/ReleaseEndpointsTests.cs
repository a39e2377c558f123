using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

/// <summary>Publishing over REST where two people are needed.</summary>
public class ReleaseEndpointsTests(TwoPeopleHost api) : IClassFixture<TwoPeopleHost>
{
    [Fact]
    public async Task Two_people_publish_over_the_api_and_one_alone_is_refused_at_every_step()
    {
        var (writer, second, officer) = (await api.AsAsync("liucheng"), await api.AsAsync("liucheng2"), await api.AsAsync("xiaozhai"));
        var flow = await SaveAsync(writer, "two-people", "one");
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"/api/v1/definitions/{flow}/releases", new { comment = "试行" }))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await writer.PostAsJsonAsync($"/api/v1/definitions/{flow}/releases", new { }))).Problem["errors"]!["comment"].ShouldNotBeNull();
        (await ApiHost.RefusedAsync(await writer.PostAsJsonAsync($"/api/v1/definitions/{flow}/releases", new { comment = "试行", version = 7, revision = 1 }))).Status.ShouldBe(409);

        var asked = await ApiHost.ReadAsync(await KeyedAsync(writer, $"/api/v1/definitions/{flow}/releases", new { comment = "试行" }, "ask-1"));
        var id = asked["releaseId"]!.GetValue<string>();
        asked["state"]!.GetValue<string>().ShouldBe("Waiting");
        (await ApiHost.ReadAsync(await KeyedAsync(writer, $"/api/v1/definitions/{flow}/releases", new { comment = "试行" }, "ask-1")))["releaseId"]!.GetValue<string>().ShouldBe(id);
        var desk = await ApiHost.ReadAsync(await second.GetAsync($"/api/v1/definitions/{flow}/releases/desk"));
        desk["waiting"]!["comment"]!.GetValue<string>().ShouldBe("试行");

        var (status, code, _) = await ApiHost.RefusedAsync(await writer.PostAsync($"/api/v1/releases/{id}/approve", null));
        (status, code).ShouldBe((403, "workflow.release.same-person"));
        (await ApiHost.RefusedAsync(await officer.PostAsync($"/api/v1/releases/{id}/approve", null))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await second.PostAsJsonAsync($"/api/v1/releases/{id}/reject", new { }))).Problem["errors"]!["reason"].ShouldNotBeNull();
        (await ApiHost.RefusedAsync(await second.PostAsync($"/api/v1/releases/{id}/withdraw", null))).Code.ShouldBe("workflow.release.not-requester");
        (await ApiHost.ReadAsync(await second.PostAsync($"/api/v1/releases/{id}/approve", null)))["state"]!.GetValue<string>().ShouldBe("Approved");
        (await ApiHost.RefusedAsync(await second.PostAsync($"/api/v1/releases/{id}/approve", null))).Status.ShouldBe(409);
        (await ApiHost.ReadAsync(await writer.GetAsync($"/api/v1/releases/{id}")))["decidedBy"]!.GetValue<string>().ShouldBe("卫明远");
        (await ApiHost.RefusedAsync(await writer.PostAsync($"/api/v1/releases/{Guid.NewGuid()}/approve", null))).Status.ShouldBe(404);
        (await api.Anonymous.PostAsync($"/api/v1/releases/{id}/approve", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>Elsa's ways to publish answer as its errors do, so that the designer shows the text.</summary>
    [Fact]
    public async Task Designers_ways_of_publishing_are_refused_with_what_to_do_instead()
    {
        var writer = await api.AsAsync("liucheng");
        var flow = await SaveAsync(writer, "from-designer", "one");
        await RefusedAsync(await writer.PostAsync("/elsa/api/workflow-definitions", Model(flow, "two", publish: true)));
        await RefusedAsync(await writer.PostAsJsonAsync($"/elsa/api/workflow-definitions/{flow}/publish", new { }));
        var bulk = await ApiHost.ReadAsync(await writer.PostAsJsonAsync("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = new[] { flow } }));
        bulk["failed"]!.AsArray().Single()!.GetValue<string>().ShouldBe(flow);
        bulk["warnings"]![flow]![0]!.GetValue<string>().ShouldContain("提请");
        var stored = await ApiHost.ReadAsync(await writer.GetAsync($"/elsa/api/workflow-definitions/{flow}"));
        (stored["isPublished"]!.GetValue<bool>(), stored["root"]!["text"]!["expression"]!["value"]!.GetValue<string>()).ShouldBe((false, "one"));

        static async Task RefusedAsync(HttpResponseMessage answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await ApiHost.ReadAsync(answer))["errors"]!["generalErrors"]![0]!.GetValue<string>().ShouldContain("提请");
        }
    }

    private static async Task<string> SaveAsync(HttpClient client, string id, string text)
    {
        (await client.PostAsync("/elsa/api/workflow-definitions", Model(id, text, publish: false))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private static StringContent Model(string id, string text, bool publish) => new(
        new JsonObject
        {
            ["publish"] = publish,
            ["model"] = new JsonObject
            {
                ["definitionId"] = id, ["name"] = id,
                ["root"] = new JsonObject
                {
                    ["id"] = "say", ["type"] = "Elsa.WriteLine", ["version"] = 1,
                    ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } },
                },
            },
        }.ToJsonString(),
        Encoding.UTF8,
        "application/json");

    private static Task<HttpResponseMessage> KeyedAsync(HttpClient client, string path, object body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}

/// <summary>The product with the rule of the second person on, as it is delivered.</summary>
public sealed class TwoPeopleHost : ApiHost
{
    public TwoPeopleHost()
        : base(new() { ["Releases__SecondPerson"] = "true" })
    {
    }
}
