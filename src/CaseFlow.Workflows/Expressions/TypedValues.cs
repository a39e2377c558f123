using System.Globalization;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Brings a value into the type a document declares for it. Unknown type names leave it as it is; they never load a type.</summary>
internal static class TypedValues
{
    public static JsonNode? Coerce(JsonNode? value, string? typeName, bool isArray = false)
    {
        if (value is null)
        {
            return null;
        }

        var type = Alias(typeName);
        if (isArray || type.EndsWith("[]", StringComparison.Ordinal) || type.Contains('<') || type is "ObjectDictionary" or "ExpandoObject" or "JsonNode" or "JsonObject")
        {
            return JsonValues.Parsed(value);
        }

        if (value is not JsonValue scalar || !scalar.TryGetValue<string>(out var text))
        {
            return type == "String" ? JsonValue.Create(JsonValues.Text(value)) : value;
        }

        var c = CultureInfo.InvariantCulture;
        return type switch
        {
            "Boolean" when bool.TryParse(text, out var b) => JsonValue.Create(b),
            "Int16" or "Int32" or "Int64" or "Byte" when long.TryParse(text, NumberStyles.Integer, c, out var i) => JsonValue.Create(i),
            "Double" or "Single" or "Decimal" when decimal.TryParse(text, NumberStyles.Float, c, out var d) => JsonValue.Create(d),
            "Boolean" or "Int16" or "Int32" or "Int64" or "Byte" or "Double" or "Single" or "Decimal" when text.Length == 0 => null,
            _ => value,
        };
    }

    /// <summary><c>System.Int32, System.Private.CoreLib</c> and <c>Int32</c> are one type.</summary>
    private static string Alias(string? typeName)
    {
        if (string.IsNullOrEmpty(typeName))
        {
            return "Object";
        }

        if (typeName.Contains('<') || typeName.Contains('`'))
        {
            return typeName.Contains('`') ? "Object<>" : typeName;
        }

        var comma = typeName.IndexOf(',');
        var name = comma < 0 ? typeName : typeName[..comma];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
