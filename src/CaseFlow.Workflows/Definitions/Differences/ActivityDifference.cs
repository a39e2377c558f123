using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Activities by their ids: new, gone, of another type, renamed, moved into another, and what of them changed.</summary>
internal static class ActivityDifference
{
    private static readonly string[] Silent = ["id", "nodeId", "connections", "metadata", "type"];

    public static IEnumerable<DifferenceLine> Of(WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (ById(from), ById(to));
        foreach (var (id, activity) in before.Where(b => !after.ContainsKey(b.Key)))
        {
            yield return Step("activity-removed", id, ActivityWords.Name(activity), ActivityWords.Type(activity));
        }

        foreach (var (id, activity) in after.Where(a => !before.ContainsKey(a.Key)))
        {
            yield return Step("activity-added", id, ActivityWords.Name(activity), ActivityWords.Type(activity));
        }

        var moved = 0;
        var members = new MemberDifference(from, to);
        foreach (var (id, old) in before)
        {
            if (!after.TryGetValue(id, out var now))
            {
                continue;
            }

            moved += JsonNode.DeepEquals(Drawn(old), Drawn(now)) ? 0 : 1;
            foreach (var line in Itself(id, old, now).Concat(members.Of(id, old, now, Members(old, now))))
            {
                yield return line;
            }
        }

        if (moved > 0)
        {
            yield return new DifferenceLine(DifferenceGroup.Steps, "layout-changed", null, moved);
        }
    }

    private static IEnumerable<DifferenceLine> Itself(string id, JsonObject old, JsonObject now)
    {
        if (old.Text("type") != now.Text("type"))
        {
            yield return Step("activity-retyped", id, ActivityWords.Name(now), ActivityWords.Type(old), ActivityWords.Type(now));
        }

        if (ActivityWords.Name(old) != ActivityWords.Name(now))
        {
            yield return Step("activity-renamed", id, ActivityWords.Name(old), ActivityWords.Name(now));
        }

        if ((old["metadata"] as JsonObject)?.Text("description") != (now["metadata"] as JsonObject)?.Text("description"))
        {
            yield return Step("activity-described", id, ActivityWords.Name(now));
        }
    }

    private static IEnumerable<string> Members(JsonObject old, JsonObject now) =>
        old.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(m => !Silent.Contains(m) && !(m == "name" && ActivityWords.Name(old) != ActivityWords.Name(now)));

    private static DifferenceLine Step(string kind, string id, params object?[] args) => new(DifferenceGroup.Steps, kind, id, args);

    private static Dictionary<string, JsonObject> ById(WorkflowDocument document) =>
        ActivityWalk.Of(document).GroupBy(a => JsonValues.Text(a["id"]) ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Where and how it is drawn: all of its metadata that is not words, without the size, which the designer measures.</summary>
    private static JsonObject Drawn(JsonObject activity)
    {
        var drawn = (activity["metadata"] as JsonObject)?.DeepClone().AsObject() ?? [];
        drawn.Remove("displayText");
        drawn.Remove("description");
        (drawn["designer"] as JsonObject)?.Remove("size");
        return drawn;
    }
}
