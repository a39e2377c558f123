using System.Text.Json.Nodes;
using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A decision table where it stands in a definition.</summary>
/// <param name="Table">Null where it cannot be read; <paramref name="Unreadable"/> says why.</param>
public sealed record DefinitionTable(string ActivityId, string Name, TableDefinition? Table, string? Unreadable);

/// <summary>The decision tables of a definition's document, for those who edit them apart from the designer.</summary>
public static class DefinitionTables
{
    private const string Type = "CaseFlow.DecisionTable";

    public static IReadOnlyList<DefinitionTable> Of(JsonObject document) => [.. Activities(document).Select(Standing)];

    /// <summary>A copy of the document with this table in that activity; everything else stays as it is.</summary>
    public static JsonObject With(JsonObject document, string activityId, TableDefinition table)
    {
        var copy = (JsonObject)document.DeepClone();
        var activity = Activities(copy).Single(a => JsonValues.Text(a["id"]) == activityId);
        activity["table"] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = TableJson.Write(table) },
        };
        return copy;
    }

    private static IEnumerable<JsonObject> Activities(JsonObject document) =>
        ActivityWalk.Of(WorkflowDocument.From(document)).Where(a => a.Text("type") == Type);

    private static DefinitionTable Standing(JsonObject activity)
    {
        var (table, why) = TableJson.Read(((activity["table"] as JsonObject)?["expression"] as JsonObject)?["value"]);
        return new DefinitionTable(JsonValues.Text(activity["id"]) ?? "", ActivityWords.Name(activity), table, why);
    }
}
