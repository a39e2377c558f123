using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>The items of a loop: a list, or a text with one item per comma; anything else is the only item.</summary>
internal static class JsonItems
{
    public static JsonArray Of(JsonNode? value) => JsonValues.Parsed(value) switch
    {
        JsonArray list => list,
        null => [],
        JsonValue v when v.TryGetValue<string>(out var text) => string.IsNullOrWhiteSpace(text)
            ? []
            : [.. text.Split(',').Select(t => JsonValue.Create(t.Trim()))],
        var other => [other.DeepClone()],
    };
}
