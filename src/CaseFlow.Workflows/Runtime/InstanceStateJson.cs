using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// An instance's state as one compact JSON text. Activities are named by node id, never by position or .NET type, so that
/// a state can be read by another build and moved to another version.
/// </summary>
internal static partial class InstanceStateJson
{
    /// <param name="state">Made from the row's columns; filled here.</param>
    public static void Read(InstanceState state, string text)
    {
        var json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = Deepest })!.AsObject();
        state.NextExecutionId = json["x"]!.GetValue<int>();
        Fill(state.Input, json["i"]);
        Fill(state.Output, json["o"]);
        var byId = ReadExecutions(state, json["e"] as JsonArray ?? []);
        foreach (var bookmark in (json["b"] as JsonArray ?? []).Select(b => b.Deserialize<Bookmark>(Compact)!))
        {
            state.Bookmarks[bookmark.Id] = bookmark;
            byId[bookmark.ExecutionId].BookmarkCount++;
        }

        state.Incidents.AddRange((json["n"] as JsonArray ?? []).Select(i => i.Deserialize<Incident>(Compact)!));
        state.Scheduled.AddRange((json["s"] as JsonArray ?? []).Select(e => byId[e!.GetValue<int>()]));
        foreach (var (activity, results) in json["r"] as JsonObject ?? [])
        {
            state.Results[activity] = (JsonObject)results!.DeepClone();
        }

        state.Outcomes = [.. (json["oc"] as JsonArray ?? []).Select(o => o!.GetValue<string>())];
        state.LastResult = json["l"]?.DeepClone();
    }

    private const int Deepest = 512;

    private static readonly JsonSerializerOptions Compact = new(JsonValues.Options)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
    };

    private static Dictionary<int, Execution> ReadExecutions(InstanceState state, JsonArray list)
    {
        var byId = new Dictionary<int, Execution>(list.Count);
        foreach (var json in list.OfType<JsonObject>())
        {
            var parent = json["p"] is { } p ? byId[p.GetValue<int>()] : null;
            var execution = new Execution
            {
                Id = json["id"]!.GetValue<int>(),
                Node = state.Graph.ByNodeId[json.Text("a")!],
                Parent = parent,
                Tag = json.Text("t"),
                Status = json["s"] is { } s ? (ExecutionStatus)s.GetValue<int>() : ExecutionStatus.Running,
                StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(json["at"]!.GetValue<long>()),
                State = json["st"]?.DeepClone() as JsonObject,
                Failed = json["f"].Deserialize<FailedCall>(Compact),
            };
            execution.Variables = ReadValues(json["v"], StringComparer.Ordinal);
            execution.Input = ReadValues(json["in"], StringComparer.OrdinalIgnoreCase);
            execution.Output = ReadValues(json["out"], StringComparer.OrdinalIgnoreCase);
            byId[execution.Id] = execution;
            parent?.Add(execution);
            state.Root ??= execution;
        }

        return byId;
    }

    private static Dictionary<string, JsonNode?>? ReadValues(JsonNode? json, StringComparer comparer)
    {
        if (json is not JsonObject source)
        {
            return null;
        }

        var values = new Dictionary<string, JsonNode?>(comparer);
        Fill(values, source);
        return values;
    }

    private static void Fill(Dictionary<string, JsonNode?> target, JsonNode? json)
    {
        foreach (var (name, value) in json as JsonObject ?? [])
        {
            target[name] = value?.DeepClone();
        }
    }
}
