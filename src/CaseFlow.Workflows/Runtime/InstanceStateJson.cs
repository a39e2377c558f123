using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// An instance's state as one compact JSON text. Activities are named by node id, never by position or .NET type, so that
/// a state can be read by another build and moved to another version.
/// </summary>
internal static class InstanceStateJson
{
    public static string Write(InstanceState state)
    {
        var json = new JsonObject { ["x"] = state.NextExecutionId };
        Put(json, "i", Values(state.Input));
        Put(json, "o", Values(state.Output));
        Put(json, "e", Executions(state));
        Put(json, "b", new JsonArray([.. state.Bookmarks.Values.Select(b => JsonSerializer.SerializeToNode(b, Compact))]));
        Put(json, "n", new JsonArray([.. state.Incidents.Select(i => JsonSerializer.SerializeToNode(i, Compact))]));
        Put(json, "s", new JsonArray([.. state.Scheduled.Select(e => JsonValue.Create(e.Id))]));
        Put(json, "r", Values(state.Results.ToDictionary(r => r.Key, r => (JsonNode?)r.Value)));
        Put(json, "oc", new JsonArray([.. state.Outcomes.Select(o => JsonValue.Create(o))]));
        if (state.LastResult is { } last)
        {
            json["l"] = last.DeepClone();
        }

        return json.ToJsonString(Compact);
    }

    /// <param name="state">Made from the row's columns; filled here.</param>
    public static void Read(InstanceState state, string text)
    {
        var json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!.AsObject();
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

    private static readonly JsonSerializerOptions Compact = new(JsonValues.Options)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
    };

    private static JsonArray Executions(InstanceState state)
    {
        var list = new JsonArray();
        var open = new Queue<Execution>();
        if (state.Root is not null)
        {
            open.Enqueue(state.Root);
        }

        while (open.TryDequeue(out var e))
        {
            list.Add(Execution(e));
            for (var child = e.FirstChild; child is not null; child = child.Next)
            {
                open.Enqueue(child);
            }
        }

        return list;
    }

    private static JsonObject Execution(Execution e)
    {
        var json = new JsonObject { ["id"] = e.Id, ["a"] = e.Node.NodeId };
        if (e.Parent is not null)
        {
            json["p"] = e.Parent.Id;
        }

        if (e.Tag is not null)
        {
            json["t"] = e.Tag;
        }

        if (e.Status != ExecutionStatus.Running)
        {
            json["s"] = (int)e.Status;
        }

        json["at"] = e.StartedAt.ToUnixTimeMilliseconds();
        Put(json, "v", Values(e.Variables));
        Put(json, "in", Values(e.Input));
        Put(json, "out", Values(e.Output));
        Put(json, "st", e.Live is null ? e.State?.DeepClone() : JsonSerializer.SerializeToNode(e.Live, e.Live.GetType(), Compact));
        Put(json, "f", e.Failed is null ? null : JsonSerializer.SerializeToNode(e.Failed, Compact));
        return json;
    }

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

    private static JsonObject? Values(IReadOnlyDictionary<string, JsonNode?>? values) => values is null || values.Count == 0
        ? null
        : new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));

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

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is JsonArray { Count: > 0 } or JsonObject { Count: > 0 })
        {
            json[name] = value;
        }
    }
}
