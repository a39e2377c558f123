using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One difference in words. <see cref="ActivityId"/> is null where it is no activity's.</summary>
/// <param name="Kind">Also the key of its text: <c>difference.&lt;kind&gt;</c>.</param>
public sealed record DifferenceLine(string Kind, string? ActivityId, params object?[] Args)
{
    public string Text => TextCatalog.Get($"difference.{Kind}", Args);
}

/// <summary>What changed from one version of a definition to another: activities, their inputs, connections, variables, outcomes.</summary>
public sealed record DefinitionDifference(IReadOnlyList<DifferenceLine> Lines)
{
    private static readonly string[] Apart = ["root", "variables", "inputs", "outputs", "outcomes", "options", "customProperties"];

    public bool IsEmpty => Lines.Count == 0;

    public static DefinitionDifference Of(WorkflowDocument from, WorkflowDocument to) => new(
    [
        .. Members(from.Json, to.Json),
        .. Named("variable", from.Json, to.Json, "variables"),
        .. Named("input", from.Json, to.Json, "inputs"),
        .. Named("output", from.Json, to.Json, "outputs"),
        .. from.Outcomes.Except(to.Outcomes).Select(o => new DifferenceLine("outcome-removed", null, o)),
        .. to.Outcomes.Except(from.Outcomes).Select(o => new DifferenceLine("outcome-added", null, o)),
        .. ActivityDifference.Of(from, to),
        .. ConnectionDifference.Of(from, to),
    ]);

    private static IEnumerable<DifferenceLine> Members(JsonObject from, JsonObject to)
    {
        foreach (var line in Changed(from, to, "", m => !ContentHash.IsLifeCycle(m) && !Apart.Contains(m) && m != "toolVersion"))
        {
            yield return line;
        }

        foreach (var part in (string[])["options", "customProperties"])
        {
            foreach (var line in Changed(from[part] as JsonObject ?? [], to[part] as JsonObject ?? [], part + ".", _ => true))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<DifferenceLine> Changed(JsonObject before, JsonObject after, string prefix, Func<string, bool> counts) =>
        before.Select(m => m.Key).Union(after.Select(m => m.Key)).Where(name => counts(name) && !JsonNode.DeepEquals(before[name], after[name]))
            .Select(name => new DifferenceLine("definition-changed", null, prefix + name, ValueWords.Of(before[name]), ValueWords.Of(after[name])));

    /// <summary>Variables, inputs and outputs go by their names.</summary>
    private static IEnumerable<DifferenceLine> Named(string what, JsonObject from, JsonObject to, string member)
    {
        var (before, after) = (ByName(from[member]), ByName(to[member]));
        foreach (var (name, value) in before)
        {
            if (!after.TryGetValue(name, out var now))
            {
                yield return new DifferenceLine($"{what}-removed", null, name);
                continue;
            }

            foreach (var part in value.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(p => p is not "id" && !JsonNode.DeepEquals(value[p], now[p])))
            {
                yield return new DifferenceLine($"{what}-changed", null, name, part, ValueWords.Of(value[part]), ValueWords.Of(now[part]));
            }
        }

        foreach (var (name, value) in after.Where(a => !before.ContainsKey(a.Key)))
        {
            yield return new DifferenceLine($"{what}-added", null, name, ValueWords.Of(value["value"] ?? value["defaultValue"]));
        }
    }

    private static Dictionary<string, JsonObject> ByName(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>()
        .GroupBy(v => v.Text("name") ?? v.Text("id") ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
