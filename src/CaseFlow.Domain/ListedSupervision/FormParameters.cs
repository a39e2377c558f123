using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>What a definition says to its forms. A parameter that a form needs and the definition lacks is a defect of the definition.</summary>
internal static class FormParameters
{
    public static string Text(this JsonObject? parameters, string name) => Value(parameters, name, JsonValueKind.String).GetValue<string>();

    // A script's numbers may carry a fraction of nought.
    public static int Number(this JsonObject? parameters, string name) => (int)Math.Round(Value(parameters, name, JsonValueKind.Number).Deserialize<double>());

    /// <summary>False where it is not given.</summary>
    public static bool Flag(this JsonObject? parameters, string name) => parameters?[name]?.GetValueKind() == JsonValueKind.True;

    private static JsonNode Value(JsonObject? parameters, string name, JsonValueKind kind) =>
        parameters?[name] is { } value && value.GetValueKind() == kind
            ? value
            : throw new InvalidOperationException($"The definition gives its form no {kind} '{name}'.");
}
