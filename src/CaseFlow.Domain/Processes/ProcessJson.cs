using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Domain.Processes;

/// <summary>JSON as forms, events and stored columns write it: camelCase, Chinese unescaped; enums by name where the enum says so.</summary>
public static class ProcessJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static JsonObject ReadObject(string json) => JsonNode.Parse(json)!.AsObject();
}
