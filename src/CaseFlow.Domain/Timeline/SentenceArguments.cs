using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Timeline;

/// <summary>
/// The parameters of a sentence as JSON. Days and instants keep their kind, so that they are written in the reader's form;
/// lists are joined. Everything else is text.
/// </summary>
internal static class SentenceArguments
{
    public static string Write(object?[] args) => new JsonArray([.. args.Select(Node)]).ToJsonString(ProcessJson.Options);

    public static object?[] Read(string json) => [.. JsonNode.Parse(json)!.AsArray().Select(Text)];

    private static JsonNode? Node(object? arg) => arg switch
    {
        null => null,
        DateOnly day => new JsonObject { ["day"] = day.ToString("O", CultureInfo.InvariantCulture) },
        DateTimeOffset at => new JsonObject { ["at"] = at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) },
        int number => JsonValue.Create(number),
        IEnumerable<string> names => JsonValue.Create(string.Join('、', names)),
        _ => JsonValue.Create(Convert.ToString(arg, CultureInfo.InvariantCulture)),
    };

    // A day that was written as text reads like one that was written as a day.
    private static string Written(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToLongText() : text;

    private static object? Text(JsonNode? node) => node switch
    {
        null => "",
        JsonObject o when o["day"] is { } day => DateOnly.Parse(day.GetValue<string>(), CultureInfo.InvariantCulture).ToLongText(),
        JsonObject o when o["at"] is { } at => DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture).ToLongText(),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<int>(),
        _ => Written(node.GetValue<string>()),
    };
}
