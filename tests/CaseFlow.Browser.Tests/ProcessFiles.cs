using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Testing;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>Process files as administrators choose them: a shipped process that was edited, and what is no process at all.</summary>
internal static class ProcessFiles
{
    /// <summary>限期整改 with another review limit, another holder, one step less, one more, and one renamed.</summary>
    public static FilePayload EditedRemediation()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(HostProcess.Root, "workflows", "deadline-remediation", "v1.json")))!;
        Named(document["variables"]!, "name", "siteReviewDays")["value"] = "15";
        Named(document["variables"]!, "name", "siteReviewUnit")["value"] = "WorkingDays";
        var (activities, connections) = (document["root"]!["activities"]!.AsArray(), document["root"]!["connections"]!.AsArray());
        Named(activities, "id", "plan")["candidates"]!["expression"]!["value"] = "[\"enterprise\",\"role:department-officer\"]";
        Named(activities, "id", "review")["metadata"]!["displayText"] = "现场复查";
        activities.Remove(Named(activities, "id", "notice-progress"));
        var copy = Named(activities, "id", "notice-failed").DeepClone();
        (copy["id"], copy["nodeId"], copy["name"]) = ("notice-street", "Workflow1:root:notice-street", "NoticeStreet");
        (copy["metadata"]!["displayText"], copy["metadata"]!["designer"]!["position"]!["x"]) = ("告知街道", 3520);
        activities.Add(copy);
        foreach (var connection in connections.Where(c => new[] { "source", "target" }.Any(e => (string?)c![e]!["activity"] == "notice-progress")).ToList())
        {
            connections.Remove(connection);
        }

        connections.Add(Connection("progress", "Reported", "progress"));
        connections.Add(Connection("notice-failed", "Done", "notice-street"));
        return Json("限期整改-修改.json", document.ToJsonString());
    }

    public static FilePayload Json(string name, string text) => new() { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) };

    public static string Simple(string id, string name) =>
        $$$"""{"definitionId":"{{{id}}}","name":"{{{name}}}","root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{"id":"s","type":"Elsa.Start","version":1},{"id":"m","type":"Acme.Magic","version":1,"name":"神秘"}],"connections":[{"source":{"activity":"s","port":"Done"},"target":{"activity":"m","port":"In"}}]}}""";

    public static FilePayload Zip(string name, params (string Path, string Text)[] entries) => Zip(name, entries.Select(e => (e.Path, Encoding.UTF8.GetBytes(e.Text))));

    /// <summary>Unpacks to far more than it seems.</summary>
    public static FilePayload Bomb() => Zip("炸弹.zip", [("bomb.json", new byte[100 * 1024 * 1024])]);

    public static FilePayload Crowd() => Zip("过多.zip", Enumerable.Range(0, 1001).Select(i => ($"{i}.json", "{}"u8.ToArray())));

    private static FilePayload Zip(string name, IEnumerable<(string Path, byte[] Content)> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return new FilePayload { Name = name, MimeType = "application/zip", Buffer = file.ToArray() };
    }

    private static JsonObject Connection(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        ["vertices"] = new JsonArray(),
    };

    private static JsonObject Named(JsonNode list, string key, string name) => list.AsArray().OfType<JsonObject>().Single(o => (string?)o[key] == name);
}
