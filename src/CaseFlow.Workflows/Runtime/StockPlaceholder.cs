using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// What a stock Elsa server puts in the place of an activity it does not know: the original as a text inside. Here the
/// original is what runs; the document itself keeps the placeholder, so it goes back as it came.
/// </summary>
internal static class StockPlaceholder
{
    public const string TypeName = "Elsa.NotFoundActivity";

    private const int DeepestWrapping = 8;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2048 };

    /// <summary>The activity inside, under the id that connections know; the same where it is no placeholder or cannot be read.</summary>
    public static JsonObject Unwrap(JsonObject activity)
    {
        var found = activity;
        for (var depth = 0; depth < DeepestWrapping && found.Text("type") == TypeName && Original(found) is { } original; depth++)
        {
            foreach (var member in new[] { "id", "nodeId", "name" }.Where(m => activity[m] is not null))
            {
                original[member] = activity[member]!.DeepClone();
            }

            found = original;
        }

        return found;
    }

    /// <summary>The type a finding names: that of the missing activity where it is a placeholder.</summary>
    public static string TypeOf(JsonObject activity) =>
        activity.Text("type") == TypeName && activity.Text("missingTypeName") is { Length: > 0 } missing ? missing : activity.Text("type") ?? "";

    private static JsonObject? Original(JsonObject placeholder)
    {
        try
        {
            return placeholder.Text("originalActivityJson") is { Length: > 0 } text ? JsonNode.Parse(text, documentOptions: Deep) as JsonObject : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
