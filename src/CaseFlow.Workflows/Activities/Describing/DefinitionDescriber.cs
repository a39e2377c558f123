using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>A published definition that others may use as an activity, as the designer offers it.</summary>
internal static class DefinitionDescriber
{
    private const string Kind = "WorkflowDefinitionActivity";

    /// <param name="offered">False for a version that is only drawn where it is used.</param>
    public static JsonObject Describe(WorkflowDocument definition, bool offered) => new()
    {
        ["typeName"] = UsableNames.TypeOf(definition.Name),
        ["clrType"] = Kind,
        ["name"] = UsableNames.TypeOf(definition.Name),
        ["version"] = definition.Version,
        ["category"] = definition.Options?.Text("activityCategory") is { Length: > 0 } category ? category : ActivityDescriber.Category("Workflows"),
        ["displayName"] = definition.Name,
        ["description"] = definition.Description,
        ["inputs"] = new JsonArray([.. Members(definition, "inputs").Select(Input)]),
        ["outputs"] = new JsonArray([.. Members(definition, "outputs").Select(Output)]),
        ["kind"] = nameof(ActivityKind.Action),
        ["runAsynchronously"] = false,
        ["ports"] = new JsonArray(
        [
            ActivityDescriber.Port("Root", "Root", "Embedded", browsable: false),
            .. definition.Outcomes.Select(o => ActivityDescriber.Port(o, o, "Flow", browsable: true)),
        ]),
        ["customProperties"] = Ids(definition, "RootType", Kind),
        ["constructionProperties"] = Ids(definition, "Version", definition.Version),
        ["isContainer"] = false,
        ["isBrowsable"] = offered,
        ["isStart"] = false,
        ["isTerminal"] = false,
    };

    private static JsonObject Ids(WorkflowDocument definition, string name, JsonNode value) => new()
    {
        [name] = value,
        ["WorkflowDefinitionId"] = definition.DefinitionId,
        ["WorkflowDefinitionVersionId"] = definition.Id,
    };

    private static JsonObject Input(JsonObject input)
    {
        var json = new JsonObject
        {
            ["isWrapped"] = true,
            ["uiHint"] = input.Text("uiHint") is { Length: > 0 } hint ? hint : "single-line",
            ["category"] = input.Text("category") ?? TextCatalog.Get("activity-category.Primitives"),
            ["isSensitive"] = false,
            ["autoEvaluate"] = true,
        };
        if (input["defaultValue"] is { } value)
        {
            json["defaultValue"] = value.DeepClone();
        }

        return Named(json, input);
    }

    private static JsonObject Output(JsonObject output) => Named([], output);

    private static JsonObject Named(JsonObject json, JsonObject member)
    {
        var type = member.Text("type") ?? member.Text("typeName") ?? "Object";
        json["name"] = member.Text("name");
        json["typeName"] = member.Truth("isArray") ? $"List<{type}>" : type;
        json["displayName"] = member.Text("displayName") is { Length: > 0 } shown ? shown : member.Text("name");
        json["description"] = member.Text("description") ?? "";
        json["order"] = 0;
        json["isBrowsable"] = true;
        json["isSynthetic"] = true;
        return json;
    }

    private static IEnumerable<JsonObject> Members(WorkflowDocument definition, string list) => (definition.Json[list] as JsonArray ?? []).OfType<JsonObject>();
}
