using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What changed from one version of a definition to another: limits and parameters, activities, connections, the rest.</summary>
public sealed record DefinitionDifference(IReadOnlyList<DifferenceLine> Lines)
{
    private static readonly string[] Apart = ["root", "variables", "inputs", "outputs", "outcomes", "options", "customProperties", "toolVersion"];

    public bool IsEmpty => Lines.Count == 0;

    public static DefinitionDifference Of(WorkflowDocument from, WorkflowDocument to) => new(
    [
        .. VariableDifference.Of(from, to),
        .. ActivityDifference.Of(from, to),
        .. ConnectionDifference.Of(from, to),
        .. Members(from, to),
        .. Arguments("input", from, to),
        .. Arguments("output", from, to),
        .. from.Outcomes.Except(to.Outcomes).Select(o => Other("outcome-removed", o)),
        .. to.Outcomes.Except(from.Outcomes).Select(o => Other("outcome-added", o)),
    ]);

    private static IEnumerable<DifferenceLine> Members(WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (new ValueWords(from), new ValueWords(to));
        return Changed(from.Json, to.Json, m => !ContentHash.IsLifeCycle(m) && !Apart.Contains(m))
            .Concat(Changed(Part(from, "options"), Part(to, "options"), _ => true))
            .Concat(Changed(Part(from, "customProperties"), Part(to, "customProperties"), m => m != "variableDescriptions"));

        IEnumerable<DifferenceLine> Changed(JsonObject a, JsonObject b, Func<string, bool> counts) =>
            a.Select(m => m.Key).Union(b.Select(m => m.Key)).Where(name => counts(name) && !JsonNode.DeepEquals(a[name], b[name]) && (Says(a[name]) || Says(b[name])))
                .Select(name => Other("definition-changed", TextCatalog.Find($"words.definition-member.{name}") ?? name, before.Of(a[name]), after.Of(b[name])));
    }

    /// <summary>The designer leaves out what is not set, or writes it as empty: that changes nothing.</summary>
    private static bool Says(JsonNode? value) => value switch
    {
        null or JsonObject { Count: 0 } or JsonArray { Count: 0 } => false,
        JsonValue v when v.TryGetValue<bool>(out var truth) => truth,
        JsonValue v when v.TryGetValue<string>(out var text) => text.Length > 0,
        _ => true,
    };

    private static JsonObject Part(WorkflowDocument document, string name) => document.Json[name] as JsonObject ?? [];

    /// <summary>Inputs and outputs go by their names.</summary>
    private static IEnumerable<DifferenceLine> Arguments(string what, WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (ByName(from.Json[what + "s"]), ByName(to.Json[what + "s"]));
        foreach (var (name, value) in before)
        {
            if (!after.TryGetValue(name, out var now))
            {
                yield return Other($"{what}-removed", Title(value));
                continue;
            }

            foreach (var part in value.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(p => p is not "id" && !JsonNode.DeepEquals(value[p], now[p])))
            {
                var (a, b) = (new ValueWords(from).Of(value[part]), new ValueWords(to).Of(now[part]));
                yield return Other($"{what}-changed", Title(now), TextCatalog.Find($"words.argument-member.{part}") ?? part, a, b);
            }
        }

        foreach (var (_, value) in after.Where(a => !before.ContainsKey(a.Key)))
        {
            yield return Other($"{what}-added", Title(value), new ValueWords(to).Of(value["defaultValue"], value.Text("type")));
        }
    }

    private static DifferenceLine Other(string kind, params object?[] args) => new(DifferenceGroup.Other, kind, null, args);

    private static string Title(JsonObject argument) => argument.Text("displayName") is { Length: > 0 } shown ? shown : argument.Text("name") ?? "";

    private static Dictionary<string, JsonObject> ByName(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>()
        .GroupBy(v => v.Text("name") ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
