using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Two documents of the same hash say the same: order of members and what the life cycle writes do not count.</summary>
internal static class ContentHash
{
    private static readonly HashSet<string> LifeCycle = ["id", "version", "isLatest", "isPublished", "createdAt", "links", "$schema"];

    public static bool IsLifeCycle(string member) => LifeCycle.Contains(member);

    public static string Of(WorkflowDocument document) => Convert.ToHexStringLower(SHA256.HashData(Canonical(document)));

    /// <summary>The content with its members in order, in UTF-8. Numbers stay as they are written: 1.0 is not 1.</summary>
    public static ReadOnlySpan<byte> Canonical(WorkflowDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DocumentText.Writing))
        {
            Write(writer, document.Json, isRoot: true);
        }

        return buffer.WrittenSpan;
    }

    // As deep as the scan lets a document be.
    private static void Write(Utf8JsonWriter writer, JsonNode? value, bool isRoot = false)
    {
        switch (value)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, member) in members.Where(m => !isRoot || !LifeCycle.Contains(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
