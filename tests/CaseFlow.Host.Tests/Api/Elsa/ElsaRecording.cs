using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>
/// A request to a real Elsa server and its answer, kept beside the repository. Ids of versions differ here and there; which
/// means which is learned from the answers, and put into the requests that follow.
/// </summary>
internal sealed class ElsaRecording
{
    private static readonly string[] Folders = ["../shared/elsa-api-recordings", "../../../shared/elsa-api-recordings"];

    /// <summary>Times, ids of the other server, and the parts that a server fills in as it likes.</summary>
    private static readonly string[] NotCompared = ["createdAt", "root", "stringData", "toolVersion", "validationErrors", "totalCount", "inputs", "outputs", "storageDriverTypeName"];

    private ElsaRecording(JsonObject json) => (Request, Response) = (json["request"]!.AsObject(), json["response"]!.AsObject());

    public JsonObject Request { get; }

    public JsonObject Response { get; }

    public int Status => Response["status"]!.GetValue<int>();

    public static string? Folder { get; } = Find();

    public static ElsaRecording Read(int number) =>
        new(JsonNode.Parse(File.ReadAllText(Directory.EnumerateFiles(Folder!, $"{number:000}-*.json").Single()))!.AsObject());

    /// <summary>What of the recorded answer is not so in ours; members that ours has besides do no harm.</summary>
    public static IEnumerable<string> Missing(JsonNode? recorded, JsonNode? ours, Dictionary<string, string> ids, string path = "$")
    {
        switch (recorded)
        {
            case JsonObject members when ours is JsonObject own:
                foreach (var (name, value) in members)
                {
                    if (!own.ContainsKey(name))
                    {
                        yield return $"{path}.{name} is absent";
                    }
                    else if (name is "id" or "workflowDefinitionVersionId" && value is JsonValue id && own[name] is JsonValue mine)
                    {
                        ids[id.ToString()] = mine.ToString();
                    }
                    else if (!NotCompared.Contains(name))
                    {
                        foreach (var missing in Missing(value, own[name], ids, $"{path}.{name}"))
                        {
                            yield return missing;
                        }
                    }
                }

                break;
            case JsonArray items when ours is JsonArray own:
                if (items.Count != own.Count)
                {
                    yield return $"{path} has {own.Count} items, not {items.Count}";
                }

                foreach (var missing in items.Zip(own).SelectMany((p, i) => Missing(p.First, p.Second, ids, $"{path}[{i}]")))
                {
                    yield return missing;
                }

                break;
            default:
                if (!JsonNode.DeepEquals(recorded, ours))
                {
                    yield return $"{path} is {ours?.ToJsonString()}, not {recorded?.ToJsonString()}";
                }

                break;
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CaseFlow.sln")))
            {
                return Folders.Select(f => Path.Combine(folder.FullName, f)).FirstOrDefault(Directory.Exists);
            }
        }

        return null;
    }
}
