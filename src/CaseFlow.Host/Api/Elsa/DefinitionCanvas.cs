using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>
/// Makes a model one that the designer can draw: node ids, no nulls, and a descriptor for every activity. What has none
/// comes as Elsa's stand-in with the whole activity inside, which is taken out again when it is saved.
/// </summary>
internal static class DefinitionCanvas
{
    private const string Missing = "Elsa.NotFoundActivity";

    /// <summary>Members that say where an activity is and how it is drawn; a stand-in has them too.</summary>
    private static readonly string[] Kept = ["id", "nodeId", "name", "metadata"];

    /// <param name="around">Node id of what the root stands in.</param>
    public static void Prepare(JsonObject root, string around, IReadOnlyDictionary<string, IReadOnlySet<int>> types)
    {
        WithoutNulls(root);
        Name(root, around, types);
    }

    /// <summary>
    /// The designer finds activities by their path of ids, and so does what an instance's journal says of them; documents
    /// written by hand leave it out, and copied ones have that of another.
    /// </summary>
    private static void Name(JsonObject root, string around, IReadOnlyDictionary<string, IReadOnlySet<int>> types)
    {
        var open = new Stack<(JsonNode Node, string Path)>([(root, around)]);
        while (open.TryPop(out var next))
        {
            var path = next.Path;
            if (next.Node is JsonObject activity && activity.Text("type") is { } type && activity.Text("id") is { } id && !activity.ContainsKey("expression"))
            {
                path = $"{path}:{id}";
                activity["nodeId"] = path;
                activity["version"] ??= 1;
                activity["customProperties"] ??= new JsonObject();
                activity["metadata"] ??= new JsonObject();
                if (!types.TryGetValue(type, out var versions))
                {
                    StandIn(activity, type);
                    continue;
                }

                if (!(activity["version"] is JsonValue v && v.TryGetValue<int>(out var version) && versions.Contains(version)))
                {
                    activity["version"] = versions.Max();
                }
            }

            foreach (var child in next.Node is JsonObject o ? o.Select(m => m.Value) : (next.Node as JsonArray)!)
            {
                if (child is JsonObject or JsonArray)
                {
                    open.Push((child, path));
                }
            }
        }
    }

    private static void StandIn(JsonObject activity, string type)
    {
        var original = DocumentText.Of(activity);
        var version = activity["version"]!.DeepClone();
        foreach (var member in activity.Select(m => m.Key).Except(Kept).ToList())
        {
            activity.Remove(member);
        }

        (activity["type"], activity["version"], activity["customProperties"]) = (Missing, 1, new JsonObject());
        (activity["missingTypeName"], activity["missingTypeVersion"], activity["originalActivityJson"]) = (type, version, original);
        if (activity["metadata"] is JsonObject metadata)
        {
            metadata["displayText"] = TextCatalog.Get("elsa.not-found", type);
        }
    }

    /// <summary>A null collection stops the designer; absent is the same to it and does not.</summary>
    public static void WithoutNulls(JsonNode root)
    {
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out var next))
        {
            if (next is JsonObject members)
            {
                members.Where(m => m.Value is null).Select(m => m.Key).ToList().ForEach(m => members.Remove(m));
            }

            foreach (var child in (next is JsonObject o ? o.Select(m => m.Value) : (JsonArray)next).Where(c => c is JsonObject or JsonArray))
            {
                open.Push(child!);
            }
        }
    }
}
