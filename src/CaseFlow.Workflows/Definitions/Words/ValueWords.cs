using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A value of a definition as people read it: no JSON, no names of types, variables by what people call them.</summary>
internal sealed class ValueWords(WorkflowDocument document)
{
    private const int Longest = 160;

    private readonly ParameterNames _names = new(document.Json);

    /// <summary>An input or output of an activity, whose choices have texts of their own.</summary>
    public string Of(string type, string input, JsonNode? value) => value switch
    {
        JsonObject wrapped when wrapped["expression"] is JsonObject e => Shortened(OfExpression(type, input, e, wrapped.Text("typeName"))),
        JsonObject output when output["memoryReference"] is JsonObject r => TextCatalog.Get("words.into", _names.Title(Named(r.Text("id") ?? ""))),
        _ => Of(value),
    };

    /// <param name="typeName">What the value is declared as, where that is known.</param>
    public string Of(JsonNode? value, string? typeName = null) => Shortened(LadderWords.Of(value) ?? Plain(JsonValues.Parsed(value), typeName));

    private string OfExpression(string type, string input, JsonObject expression, string? typeName) => expression.Text("type") switch
    {
        null or "Literal" or "Object" or "Json" => Choice(type, input, expression["value"]) ?? Of(expression["value"], typeName),
        "Variable" => TextCatalog.Get("words.variable", _names.Title(JsonValues.Text(expression["value"] is JsonObject v ? v["name"] : expression["value"]) ?? "")),
        "Input" => TextCatalog.Get("words.input", InputTitle(JsonValues.Text(expression["value"]) ?? "")),
        { } language => TextCatalog.Get("words.script", TextCatalog.Find($"expression-language.{language}") ?? language, JsonValues.Text(expression["value"])),
    };

    // Several choices are a list, each told by itself; a list of keys may also name roles, which no list of choices offers.
    private static string? Choice(string type, string input, JsonNode? value) => JsonValues.Parsed(value) switch
    {
        JsonArray { Count: > 0 } list when list.All(i => i is JsonValue) =>
            string.Join(TextCatalog.Get("words.and"), list.Select(i => Chosen(type, input, JsonValues.Text(i)!))),
        JsonValue v when v.TryGetValue<string>(out var text) => ActivityWords.Choice(type, input, text),
        _ => null,
    };

    private static string Chosen(string type, string input, string text) => ActivityWords.Choice(type, input, text) is { } told && told != text ? told : PartyWords.Of(text);

    private static string Plain(JsonNode? value, string? typeName) => value switch
    {
        null => TextCatalog.Get("words.nothing"),
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => TextCatalog.Get("words.nothing"),
        JsonArray list => string.Join(TextCatalog.Get("words.and"), list.Select(i => Item(i))),
        JsonObject o => Forms(o) ?? string.Join(TextCatalog.Get("words.part"), o.Select(m => TextCatalog.Get("words.member", m.Key, Item(m.Value)))),
        JsonValue v when v.TryGetValue<bool>(out var truth) => Truth(truth),
        JsonValue v when v.TryGetValue<string>(out var text) => OfText(text, typeName),
        _ => value.ToJsonString(),
    };

    private static string Item(JsonNode? value) => value switch
    {
        JsonArray or JsonObject => TextCatalog.Get("words.nested", Plain(value, null)),
        JsonValue v when v.TryGetValue<string>(out var text) => PartyWords.Of(text),
        _ => Plain(value, null),
    };

    private static string OfText(string text, string? typeName) => (typeName?.Split(',')[0].Split('.')[^1], text) switch
    {
        (_, "") => TextCatalog.Get("words.nothing"),
        ("Boolean", _) when bool.TryParse(text, out var truth) => Truth(truth),
        ("TimeSpan", _) when DurationWords.Of(text) is { } duration => duration,
        ("Int32" or "Int64" or "Long" or "Double" or "Decimal" or "Single", _) => text,
        _ => TextCatalog.Find($"limit.unit.{text}") ?? TextCatalog.Find($"limit.roll.{text}") ?? (PartyWords.Knows(text) ? PartyWords.Of(text) : TextCatalog.Get("words.quoted", text)),
    };

    /// <summary>What each outcome is called and which form it takes; null for any other object.</summary>
    private static string? Forms(JsonObject value) => value.All(m => m.Value is JsonObject form && form.ContainsKey("label"))
        ? string.Join(TextCatalog.Get("words.and"), value.Select(m => Form((JsonObject)m.Value!)))
        : null;

    private static string Form(JsonObject form) => form.Text("form") is { } name
        ? TextCatalog.Get("words.form", form.Text("label"), TextCatalog.Find($"words.form.{name}") ?? name)
        : form.Text("label") ?? "";

    private string InputTitle(string name) =>
        (document.Json["inputs"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(i => i.Text("name") == name)?.Text("displayName") is { Length: > 0 } title ? title : name;

    private string Named(string variableId) => document.Variables.FirstOrDefault(v => v.Id == variableId)?.Name ?? variableId;

    private static string Truth(bool value) => TextCatalog.Get(value ? "words.yes" : "words.no");

    // The whole value stands in the documents themselves.
    private static string Shortened(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
