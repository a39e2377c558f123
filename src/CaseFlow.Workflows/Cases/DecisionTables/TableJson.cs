using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>A table as JSON. Cells may be written as numbers and truth values too; they are read as texts.</summary>
public static class TableJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JsonValues.Options.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new Cells() },
    };

    /// <summary>As an activity's input holds it: the object, or a text of it. Null with the reason where it is none.</summary>
    public static (TableDefinition? Table, string? Why) Read(JsonNode? source)
    {
        if (JsonValues.Parsed(source) is not JsonObject json)
        {
            return (null, TextCatalog.Get("decision-table.not-an-object"));
        }

        try
        {
            var table = json.Deserialize<TableDefinition>(Options)!;
            return table.Inputs.Any(i => i is null) || table.Outputs.Any(o => o is null) || table.Rows.Any(r => r is null) || HasNullNames(table)
                ? (null, TextCatalog.Get("decision-table.null-part"))
                : (table, null);
        }
        catch (JsonException e)
        {
            return (null, TextCatalog.Get("decision-table.bad-part", e.Path ?? "$"));
        }
    }

    public static string Write(TableDefinition table) => JsonSerializer.Serialize(table, Options);

    private static bool HasNullNames(TableDefinition table) =>
        table.Inputs.Any(c => c.Name is null || c.Type is null || c.Expression is null || HasNullChoices(c))
        || table.Outputs.Any(c => c.Name is null || c.Type is null || HasNullChoices(c))
        || table.HitPolicy is null || table.Rows.Any(r => r.Id is null);

    private static bool HasNullChoices(TableColumn column) => column.Choices?.Any(c => c?.Value is null) == true;

    private sealed class Cells : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (JsonNode.Parse(ref reader) is not JsonObject cells || cells.Any(c => c.Value is JsonObject or JsonArray))
            {
                throw new JsonException();
            }

            return cells.ToDictionary(c => c.Key, c => JsonValues.Text(c.Value) ?? "", StringComparer.Ordinal);
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, text) in value.Where(c => c.Value.Length > 0))
            {
                writer.WriteString(name, text);
            }

            writer.WriteEndObject();
        }
    }
}
