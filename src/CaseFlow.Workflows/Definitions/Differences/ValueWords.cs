using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A value of a definition as people read it in a list of differences.</summary>
internal static class ValueWords
{
    private const int Longest = 120;

    public static string Of(JsonNode? value) => Shortened(value switch
    {
        null => TextCatalog.Get("difference.nothing"),
        JsonObject wrapped when wrapped["expression"] is JsonObject e => OfExpression(e),
        JsonObject output when output["memoryReference"] is JsonObject r => TextCatalog.Get("difference.into", r.Text("id") ?? ""),
        JsonValue v when v.TryGetValue<string>(out var text) => $"“{text}”",
        _ => DocumentText.Of(value),
    });

    private static string OfExpression(JsonObject expression) => expression.Text("type") is { } type and not "Literal"
        ? $"{type} {JsonValues.Text(expression["value"])}"
        : Of(expression["value"]);

    // The whole value stands in the documents themselves.
    private static string Shortened(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
