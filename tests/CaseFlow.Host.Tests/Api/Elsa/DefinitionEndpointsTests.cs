using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Definitions over /elsa/api, as a stock client asks for them; on a host of its own, since recorded lists hold only what was recorded.</summary>
public sealed class DefinitionEndpointsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Base = "/elsa/api/workflow-definitions";

    /// <summary>In the order they were recorded: each builds on those before it.</summary>
    private static readonly int[] Recorded =
    [
        30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46, 48, 50, 51, 52, 53, 54, 56, 57, 60, 63, 64, 65, 100, 132, 134, 136, 137, 141, 142, 143, 167, 169, 171, 172, 181, 182,
    ];

    [Fact]
    public async Task Recorded_calls_of_a_real_server_get_the_same_answers_here()
    {
        Assert.SkipWhen(ElsaRecording.Folder is null, "No recordings beside the repository.");
        var client = await host.AsAsync("liucheng");
        var (ids, wrong) = (new Dictionary<string, string>(), new List<string>());
        foreach (var number in Recorded)
        {
            var recording = ElsaRecording.Read(number);
            string Ours(string text) => ids.Aggregate(text, (t, id) => id.Key.Length > 8 ? t.Replace(id.Key, id.Value, StringComparison.Ordinal) : t);
            using var request = new HttpRequestMessage(new HttpMethod((string)recording.Request["method"]!), "/elsa/api" + Ours((string)recording.Request["path"]!));
            if (recording.Request["body"] is { } body)
            {
                request.Content = new StringContent(Ours(body.ToJsonString()), Encoding.UTF8, "application/json");
            }

            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode != recording.Status)
            {
                wrong.Add($"{number}: {(int)response.StatusCode}, not {recording.Status}: {text}");
            }
            else if (recording.Response["body"] is { } expected)
            {
                wrong.AddRange(ElsaRecording.Missing(expected, text.Length == 0 ? null : JsonNode.Parse(text), ids).Select(m => $"{number}: {m}"));
            }
            else
            {
                wrong.AddRange(text.Length == 0 ? [] : [$"{number}: a body where there is none"]);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_without_id_and_root_becomes_an_empty_sequence_with_an_id_of_its_own()
    {
        var client = await host.AsAsync("liucheng");
        using var response = await client.PostAsync(Base, new StringContent("""{"model":{"name":"Empty"},"publish":false}""", Encoding.UTF8, "application/json"));
        var saved = (await ApiHost.ReadAsync(response))["workflowDefinition"]!;
        ((string?)saved["definitionId"])!.Length.ShouldBe(16);
        ((string?)saved["root"]!["type"], (int)saved["version"]!).ShouldBe(("Elsa.Sequence", 1));
    }

    [Fact]
    public async Task Exported_files_come_back_in_as_drafts()
    {
        var client = await host.AsAsync("liucheng");
        (await SaveAsync(client, "moved", "one")).EnsureSuccessStatusCode();
        using var file = await client.GetAsync($"{Base}/moved/export");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        file.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("workflow-definition-moved-moved-");
        var text = await file.Content.ReadAsStringAsync();
        JsonNode.Parse(text)!["$schema"].ShouldNotBeNull();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("in/a.json").Open();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text.Replace("\"moved\"", "\"from-zip\"", StringComparison.Ordinal)));
        }

        using var form = new MultipartFormDataContent
        {
            { new StringContent(text.Replace("\"moved\"", "\"from-file\"", StringComparison.Ordinal)), "files", "a.json" }, { new ByteArrayContent(zip.ToArray()), "files", "b.zip" },
        };
        using var imported = await client.PostAsync($"{Base}/import-files", form);
        (await ApiHost.ReadAsync(imported))["count"]!.GetValue<int>().ShouldBe(2);
        foreach (var id in new[] { "from-file", "from-zip" })
        {
            (await ApiHost.ReadAsync(await client.GetAsync($"{Base}/{id}")))["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("{nope", "serializerErrors")]
    [InlineData("{\"model\":{\"a\":1,\"a\":2}}", "serializerErrors")]
    [InlineData("{}", "model")]
    [InlineData("{\"model\":{\"root\":{\"type\":\"Acme.Magic\",\"id\":\"m\"}},\"publish\":true}", "generalErrors")]
    public async Task What_cannot_be_saved_is_named(string body, string key)
    {
        var client = await host.AsAsync("liucheng");
        using var response = await client.PostAsync(Base, new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await ApiHost.ReadAsync(response))["errors"]![key]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Only_the_process_administrator_changes_definitions_and_nobody_reads_without_signing_in()
    {
        (await host.Anonymous.GetAsync(Base)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var other = await host.AsAsync("xiaozhai");
        (await other.GetAsync(Base)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SaveAsync(other, "forbidden", "one")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.PostAsync($"{Base}/listed-supervision/retract", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, string id, string text)
    {
        var body = new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["definitionId"] = id, ["name"] = id,
                ["root"] = new JsonObject { ["type"] = "Elsa.WriteLine", ["id"] = "w", ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } } },
            },
            ["publish"] = false,
        };
        return client.PostAsync(Base, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
    }
}
