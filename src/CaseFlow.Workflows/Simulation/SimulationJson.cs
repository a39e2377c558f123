using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// JSON of simulations, scenarios and recordings: camelCase, unknown members refused, instants of Asia/Shanghai (one
/// without a zone is meant so).
/// </summary>
public static class SimulationJson
{
    public static readonly JsonSerializerOptions Options = new(JsonValues.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Converters = { new Instants() },
    };

    /// <summary>2018-11-09T09:00, with seconds or a zone where one is written.</summary>
    public static DateTimeOffset Instant(string text)
    {
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return DateOnly.FromDateTime(local).At(TimeOnly.FromDateTime(local));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && text.Contains('T', StringComparison.Ordinal)
            ? instant.ToUniversalTime()
            : throw new JsonException(TextCatalog.Get("scenario.not-an-instant", text));
    }

    public static string Text(DateTimeOffset instant) => instant.ToChina() switch
    {
        { Second: 0, Millisecond: 0, Microsecond: 0 } whole => whole.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        var exact => exact.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
    };

    private sealed class Instants : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Instant(reader.GetString()!) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToChina().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
    }
}
