using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A definition that cannot be read as one; the message says where and what would be right.</summary>
public sealed class DocumentException(string message, Exception? inner = null) : Exception(message, inner);

public sealed record VariableDefinition(string Id, string Name, string? TypeName, bool IsArray, JsonNode? Default);

/// <summary>A named input or output of a definition.</summary>
public sealed record ArgumentDefinition(string Name, string? TypeName, bool IsArray, JsonNode? Default);

/// <summary>
/// An Elsa 3 definition. Its JSON is the truth: members unknown here stay where they are. Shapes of older files are
/// understood when they are read, never rewritten.
/// </summary>
public sealed class WorkflowDocument
{
    private WorkflowDocument(JsonObject json)
    {
        Json = json;
        DefinitionId = Key("definitionId") ?? Key("id") ?? throw new DocumentException(TextCatalog.Get("workflow.document.no-id"));
        Id = Key("id") ?? $"{DefinitionId}:{Version}";
        Variables = VariablesOf(json);
        Inputs = Arguments("inputs");
        Outputs = Arguments("outputs");
        Outcomes = json["outcomes"] is JsonArray o ? [.. o.Select(JsonValues.Text).OfType<string>()] : [];
        Root = json["root"] as JsonObject ?? Stored() ?? throw new DocumentException(TextCatalog.Get("workflow.document.no-root"));
    }

    public JsonObject Json { get; }

    /// <summary>Id of this version.</summary>
    public string Id { get; }

    /// <summary>Id shared by all versions.</summary>
    public string DefinitionId { get; }

    public string Name => Json.Text("name") is { Length: > 0 } n ? n : DefinitionId;

    public string? Description => Json.Text("description");

    public int Version => Json["version"] is JsonValue v && v.TryGetValue<int>(out var i) ? i : 1;

    public IReadOnlyList<VariableDefinition> Variables { get; }

    public IReadOnlyList<ArgumentDefinition> Inputs { get; }

    public IReadOnlyList<ArgumentDefinition> Outputs { get; }

    public IReadOnlyList<string> Outcomes { get; }

    public JsonObject Root { get; }

    public bool UsableAsActivity => Truth("usableAsActivity");

    /// <summary>Publishing it moves those that use it to the new version.</summary>
    public bool AutoUpdatesConsumers => Truth("autoUpdateConsumingWorkflows");

    /// <summary>True when a fault of one activity leaves the other branches running.</summary>
    public bool ContinuesWithIncidents => JsonValues.Text(Option("incidentStrategyType"))?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;

    public JsonObject? Options => Json["options"] as JsonObject;

    /// <summary>A member of <c>options</c>; of the document itself in older files.</summary>
    public JsonNode? Option(string name) => Options?[name] ?? Json[name];

    /// <exception cref="DocumentException">Not JSON, or not a definition.</exception>
    public static WorkflowDocument Parse(string text)
    {
        try
        {
            var json = DocumentText.Parse(text);
            return new WorkflowDocument(json["model"] is JsonObject model && json["root"] is null ? Detached(model) : json);
        }
        catch (JsonException e)
        {
            throw new DocumentException(TextCatalog.Get("workflow.document.not-json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1), e);
        }
    }

    /// <exception cref="DocumentException">Not a definition.</exception>
    public static WorkflowDocument From(JsonObject json) => new(json);

    /// <summary>The whole document as it came, but for spaces.</summary>
    public string ToText() => DocumentText.Of(Json);

    internal static IReadOnlyList<VariableDefinition> VariablesOf(JsonObject owner) => owner["variables"] is not JsonArray list
        ? []
        : [.. list.OfType<JsonObject>().Select(v => new VariableDefinition(
            v.Text("id") ?? v.Text("name") ?? "", v.Text("name") ?? v.Text("id") ?? "", v.Text("typeName") ?? v.Text("type"), v.Truth("isArray"),
            TypedValues.Coerce(v["value"] ?? v["default"], v.Text("typeName") ?? v.Text("type"), v.Truth("isArray"))))];

    private IReadOnlyList<ArgumentDefinition> Arguments(string member) => Json[member] is not JsonArray list
        ? []
        : [.. list.OfType<JsonObject>().Select(a => new ArgumentDefinition(
            a.Text("name") ?? "", a.Text("type") ?? a.Text("typeName"), a.Truth("isArray"),
            TypedValues.Coerce(a["defaultValue"], a.Text("type") ?? a.Text("typeName"), a.Truth("isArray"))))];

    private bool Truth(string option) => Options?.Truth(option) == true || Json.Truth(option);

    /// <summary>The root as text, which is how Elsa's own store and its list of versions hold it.</summary>
    private JsonObject? Stored() => Json.Text("stringData") is { } text ? DocumentText.Parse(text) : null;

    private string? Key(string member)
    {
        var text = Json.Text(member);
        return text?.Length > DocumentLimits.IdLength || text?.Any(char.IsControl) == true
            ? throw new DocumentException(TextCatalog.Get("workflow.document.bad-id", member, DocumentLimits.IdLength))
            : string.IsNullOrEmpty(text) ? null : text;
    }

    private static JsonObject Detached(JsonObject node)
    {
        node.Parent!.AsObject().Remove("model");
        return node;
    }
}
