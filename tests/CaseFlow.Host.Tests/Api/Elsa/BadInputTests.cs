using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>What must not get in over /elsa/api, and leaves nothing behind (reliability E7, F12).</summary>
[Collection(nameof(ApiHost))]
public sealed class BadInputTests(ApiHost host)
{
    private const string Base = "/elsa/api/workflow-definitions";

    [Theory]
    [InlineData("""{"type":"Acme.Magic","id":"a","version":1}""", "Acme.Magic")]
    [InlineData("""{"type":"Elsa.RunCSharp","id":"a","version":1}""", "Elsa.RunCSharp")]
    [InlineData("""{"type":"Elsa.WriteLine","id":"a","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"return ((("}}}""", "a")]
    [InlineData("""{"type":"Elsa.WriteLine","id":"a","version":1,"text":{"typeName":"String","expression":{"type":"CSharp","value":"System.IO.File.Delete(\"x\")"}}}""", "CSharp")]
    [InlineData("""{"type":"Elsa.WriteLine","id":"a","version":1,"text":{"typeName":"String","expression":{"type":"Python","value":"import os"}}}""", "Python")]
    [InlineData("""{"type":"System.Diagnostics.Process, System.Diagnostics.Process","id":"a","version":1}""", "System.Diagnostics.Process")]
    public async Task What_cannot_run_or_must_not_is_not_published_and_nothing_of_it_is_kept(string activity, string named)
    {
        var client = await host.AsAsync("liucheng");
        var id = $"bad-{Guid.NewGuid():N}";
        var refused = await SaveAsync(client, id, activity, publish: true);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiHost.ReadAsync(refused))["errors"]!.ToJsonString().ShouldContain(named);
        (await client.GetAsync($"{Base}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // As a draft it is kept as it is, told what is wrong, and opens in the designer.
        var draft = await ApiHost.ReadAsync(await SaveAsync(client, id, activity, publish: false));
        draft["validationErrors"]!.AsArray().ShouldNotBeEmpty();
        (await client.PostAsync($"{Base}/{id}/publish", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync($"{Base}/{id}/execute", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Activity_that_is_not_known_is_drawn_as_a_stand_in_and_comes_back_whole()
    {
        var client = await host.AsAsync("liucheng");
        const string activity = """{"type":"Acme.Magic","id":"a","version":3,"secret":{"typeName":"String","expression":{"type":"Literal","value":"keep me"}}}""";
        var drawn = (await ApiHost.ReadAsync(await SaveAsync(client, "stand-in", activity, publish: false)))["workflowDefinition"]!.AsObject();
        var standIn = drawn["root"]!;
        ((string)standIn["type"]!, (string)standIn["missingTypeName"]!, (string)standIn["id"]!).ShouldBe(("Elsa.NotFoundActivity", "Acme.Magic", "a"));
        ((string)standIn["originalActivityJson"]!).ShouldContain("keep me");
        (await client.GetAsync("/elsa/api/descriptors/activities/Elsa.NotFoundActivity?version=1")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var again = await client.PostAsJsonAsync(Base, new JsonObject { ["model"] = drawn.DeepClone(), ["publish"] = true });
        (await ApiHost.ReadAsync(again))["errors"]!.ToJsonString().ShouldContain("Acme.Magic");
    }

    [Fact]
    public async Task Json_of_ten_megabytes_is_refused_by_its_size_and_not_saved()
    {
        var client = await host.AsAsync("liucheng");
        var text = new string('x', 10 * 1024 * 1024);
        var saved = await SaveAsync(client, "huge", $$"""{"type":"Elsa.WriteLine","id":"a","version":1,"text":"{{text}}"}""", publish: false);
        saved.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await ApiHost.ReadAsync(saved))["errors"]!["generalErrors"]![0]!).ShouldContain("8 MB");
        using var form = new MultipartFormDataContent { { new StringContent($$"""{"definitionId":"huge","root":{"type":"Elsa.WriteLine","id":"a","text":"{{text}}"} }"""), "files", "huge.json" } };
        (await client.PostAsync($"{Base}/import-files", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"{Base}/huge")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("../b.json", """{"definitionId":"zip-b","root":{"type":"Elsa.Sequence","id":"s"}}""", "../b.json")]
    [InlineData("/b.json", """{"definitionId":"zip-b","root":{"type":"Elsa.Sequence","id":"s"}}""", "/b.json")]
    [InlineData("b.json", "{nope", "b.json")]
    [InlineData("b.json", """{"definitionId":"zip-b"}""", "b.json")]
    public async Task Archive_with_one_bad_entry_imports_nothing_and_names_it(string name, string content, string named)
    {
        var client = await host.AsAsync("liucheng");
        var answer = await ImportAsync(client, ("a.json", """{"definitionId":"zip-a","root":{"type":"Elsa.Sequence","id":"s"}}"""), (name, content));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiHost.ReadAsync(answer))["errors"]!["generalErrors"]!.ToJsonString().ShouldContain(named);
        foreach (var id in new[] { "zip-a", "zip-b" })
        {
            (await client.GetAsync($"{Base}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Archive_that_is_none_and_a_form_without_files_are_refused_in_words()
    {
        var client = await host.AsAsync("liucheng");
        using var broken = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "files", "broken.zip" } };
        (await ApiHost.ReadAsync(await client.PostAsync($"{Base}/import-files", broken)))["errors"]!.ToJsonString().ShouldContain("broken.zip");
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        (await client.PostAsync($"{Base}/import-files", empty)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync($"{Base}/import-files", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Call_from_another_site_is_refused_before_anything_else(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Base) { Content = new StringContent("""{"model":{}}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        (await host.Anonymous.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_activity_is_not_run_by_itself_and_the_refusal_says_why()
    {
        var answer = await (await host.AsAsync("liucheng")).PostAsJsonAsync("/elsa/api/tests/activities", new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await ApiHost.ReadAsync(answer))["code"]!).ShouldBe("elsa.no-test-run");
    }

    [Fact]
    public async Task Draft_of_somebody_else_is_not_overwritten_by_who_does_not_say_what_they_began_from()
    {
        var client = await host.AsAsync("liucheng");
        await host.SaveAsSystemAsync("""{"definitionId":"theirs","name":"theirs","root":{"type":"Elsa.Sequence","id":"s"}}""");
        var refused = await SaveAsync(client, "theirs", """{"type":"Elsa.WriteLine","id":"w","version":1}""", publish: false);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await ApiHost.ReadAsync(refused))["code"]!).ShouldBe("workflow.definition.changed-meanwhile");
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, string id, string root, bool publish) =>
        client.PostAsync(Base, new StringContent($$"""{"model":{"definitionId":"{{id}}","name":"{{id}}","root":{{root}}},"publish":{{(publish ? "true" : "false")}}}""", Encoding.UTF8, "application/json"));

    private static async Task<HttpResponseMessage> ImportAsync(HttpClient client, params (string Name, string Text)[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                await using var entry = archive.CreateEntry(name).Open();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
            }
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(zip.ToArray()), "files", "some.zip" } };
        return await client.PostAsync($"{Base}/import-files", form);
    }
}
