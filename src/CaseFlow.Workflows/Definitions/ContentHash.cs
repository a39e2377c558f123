using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Two documents of the same hash say the same: order of members and what the life cycle writes do not count.</summary>
internal static class ContentHash
{
    private static readonly HashSet<string> LifeCycle = ["id", "version", "isLatest", "isPublished", "createdAt", "links", "$schema"];

    public static string Of(WorkflowDocument document)
    {
        var content = new JsonObject();
        foreach (var (name, value) in document.Json.Where(m => !LifeCycle.Contains(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            content[name] = Ordered(value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString(JsonValues.Options))));
    }

    private static JsonNode? Ordered(JsonNode? value) => value switch
    {
        JsonObject o => new JsonObject(o.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Ordered(m.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Ordered)]),
        _ => value?.DeepClone(),
    };
}
