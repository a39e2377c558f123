using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// Values of a workflow are JSON. This is how they become .NET values and back, as tolerant as Elsa's files need:
/// "True", "5" and "00:00:05" are a boolean, a number and a time span where one is asked for.
/// </summary>
public static class JsonValues
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = 256,
    };

    public static JsonNode? From(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Options),
    };

    /// <exception cref="ExpressionException">The value is not of that kind.</exception>
    public static T? To<T>(JsonNode? value) => (T?)To(value, typeof(T));

    public static object? To(JsonNode? value, Type type)
    {
        if (type.IsAssignableTo(typeof(JsonNode)) || type == typeof(object))
        {
            var node = value is JsonValue && type != typeof(JsonNode) && type != typeof(object) ? Parsed(value) : value;
            return node is null || type.IsInstanceOfType(node) ? node : throw Unreadable(value, type);
        }

        if (type == typeof(string))
        {
            return Text(value);
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || (value is JsonValue && Text(value)!.Length == 0))
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        }

        try
        {
            return value is JsonValue ? FromText(Text(value)!, target) ?? Deserialize(Parsed(value), target) : Deserialize(value, target);
        }
        catch (Exception e) when (e is FormatException or OverflowException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw Unreadable(value, type, e);
        }
    }

    /// <summary>A string as it is; anything else as JSON.</summary>
    public static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue v when v.TryGetValue<string>(out var s) => s,
        _ => value.ToJsonString(Options),
    };

    /// <summary>The text member of that name; null when it is absent or no string.</summary>
    public static string? Text(this JsonObject source, string name) =>
        source.TryGetPropertyValue(name, out var node) && node is JsonValue v && v.TryGetValue<string>(out var s) ? s : null;

    public static bool Truth(this JsonObject source, string name) =>
        source.TryGetPropertyValue(name, out var node) && node is JsonValue v && v.TryGetValue<bool>(out var b) && b;

    /// <summary>A string that holds a JSON object or array becomes that; other values stay.</summary>
    public static JsonNode? Parsed(JsonNode? value)
    {
        if (value is JsonValue v && v.TryGetValue<string>(out var text) && text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return value;
            }
        }

        return value;
    }

    private static object? Deserialize(JsonNode? value, Type type) => value.Deserialize(type, Options);

    private static object? FromText(string text, Type type)
    {
        var c = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(bool) => bool.Parse(text),
            _ when type == typeof(int) => (int)decimal.Parse(text, NumberStyles.Float, c),
            _ when type == typeof(long) => (long)decimal.Parse(text, NumberStyles.Float, c),
            _ when type == typeof(double) => double.Parse(text, c),
            _ when type == typeof(decimal) => decimal.Parse(text, NumberStyles.Float, c),
            _ when type == typeof(Guid) => Guid.Parse(text),
            _ when type == typeof(TimeSpan) => text.StartsWith('P') ? System.Xml.XmlConvert.ToTimeSpan(text) : TimeSpan.Parse(text, c),
            _ when type == typeof(DateOnly) => text.Length > 10 ? Instant(text).ChinaDate() : DateOnly.Parse(text, c),
            _ when type == typeof(TimeOnly) => TimeOnly.Parse(text, c),
            _ when type == typeof(DateTimeOffset) => Instant(text),
            _ when type.IsEnum => Enum.Parse(type, text, ignoreCase: true),
            _ => null,
        };
    }

    /// <summary>An instant without offset is meant in the district's zone.</summary>
    private static DateTimeOffset Instant(string text)
    {
        var value = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return value.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(value, ChinaTime.Zone.GetUtcOffset(value)).ToUniversalTime()
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
    }

    private static ExpressionException Unreadable(JsonNode? value, Type type, Exception? inner = null)
    {
        var text = Text(value) ?? "null";
        return new(TextCatalog.Get("workflow.value-unreadable", text.Length > 80 ? text[..80] + "…" : text, (Nullable.GetUnderlyingType(type) ?? type).Name), inner);
    }
}
