using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Activities by their ids: new, gone, of another type, moved into another, and what of them changed.</summary>
internal static class ActivityDifference
{
    private static readonly string[] Silent = ["id", "nodeId", "connections", "metadata", "type"];

    public static IEnumerable<DifferenceLine> Of(WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (ById(from), ById(to));
        foreach (var (id, activity) in before.Where(b => !after.ContainsKey(b.Key)))
        {
            yield return new DifferenceLine("activity-removed", id, ActivityWords.NameOf(activity), TypeOf(activity));
        }

        foreach (var (id, activity) in after.Where(a => !before.ContainsKey(a.Key)))
        {
            yield return new DifferenceLine("activity-added", id, ActivityWords.NameOf(activity), TypeOf(activity));
        }

        var moved = false;
        foreach (var (id, old) in before)
        {
            if (!after.TryGetValue(id, out var now))
            {
                continue;
            }

            if (old.Text("type") != now.Text("type"))
            {
                yield return new DifferenceLine("activity-retyped", id, ActivityWords.NameOf(now), TypeOf(old), TypeOf(now));
            }

            moved |= !JsonNode.DeepEquals(old["metadata"], now["metadata"]);
            foreach (var member in old.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(m => !Silent.Contains(m)))
            {
                var (a, b) = (WithoutActivities(old[member]), WithoutActivities(now[member]));
                if (JsonNode.DeepEquals(a, b))
                {
                    continue;
                }

                var name = ActivityWords.NameOf(now);
                foreach (var line in TableDifference.Of(id, name, now.Text("type"), member, a, b)
                    ?? [new DifferenceLine("activity-changed", id, name, Label(now, member), ValueWords.Of(a), ValueWords.Of(b))])
                {
                    yield return line;
                }
            }
        }

        if (moved)
        {
            yield return new DifferenceLine("layout-changed", null);
        }
    }

    private static Dictionary<string, JsonObject> ById(WorkflowDocument document) =>
        ActivityWalk.Of(document).GroupBy(a => JsonValues.Text(a["id"]) ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static string TypeOf(JsonObject activity) => activity.Text("type") is { } type ? TextCatalog.Find($"activity.{type}") ?? type : "";

    private static string Label(JsonObject activity, string member)
    {
        var pascal = char.ToUpperInvariant(member[0]) + member[1..];
        return TextCatalog.Find($"activity.{activity.Text("type")}.input.{pascal}") ?? TextCatalog.Find($"activity.{activity.Text("type")}.output.{pascal}") ?? member;
    }

    /// <summary>Activities inside are told of by themselves; here only that they stand there, and in which order.</summary>
    private static JsonNode? WithoutActivities(JsonNode? value) => value switch
    {
        JsonObject o when IsActivity(o) => JsonValue.Create(JsonValues.Text(o["id"])),
        JsonArray list when list.Any(i => i is JsonObject o && IsActivity(o)) => null,
        JsonArray list => new JsonArray([.. list.Select(i => i is JsonObject o ? Shallow(o) : i?.DeepClone())]),
        _ => value,
    };

    private static JsonObject Shallow(JsonObject item) =>
        new(item.Select(m => KeyValuePair.Create(m.Key, m.Value is JsonObject o && IsActivity(o) ? JsonValue.Create(JsonValues.Text(o["id"])) : m.Value?.DeepClone())));

    private static bool IsActivity(JsonObject candidate) => candidate.Text("type") is not null && candidate.ContainsKey("id");
}
