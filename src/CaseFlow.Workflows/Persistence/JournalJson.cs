using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Persistence;

/// <summary>One stored journal entry.</summary>
internal sealed record StoredEntry(string NodeId, int ExecutionId, string Event, IReadOnlyList<string> Outcomes, string? Text);

/// <summary>
/// The entries of a burst as one compact text: <c>[[node ids], [[node, execution, event, outcomes?, text?], …]]</c>, so that
/// a node's id stands in it once however often it ran.
/// </summary>
internal static class JournalJson
{
    private static readonly string[] Events =
    [
        JournalEvents.Started, JournalEvents.Completed, JournalEvents.Suspended, JournalEvents.Resumed, JournalEvents.Canceled,
        JournalEvents.Faulted, JournalEvents.Retried, JournalEvents.Skipped, JournalEvents.Line, JournalEvents.Migrated,
    ];

    public static string Write(IReadOnlyList<JournalEntry> entries, int most)
    {
        // The head tells how it began, the tail how it ended; the middle of a long loop is left out.
        var (head, tail) = entries.Count > most ? (most / 2, entries.Count - (most / 2)) : (entries.Count, entries.Count);
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i = i == head - 1 ? tail : i + 1)
        {
            nodes.TryAdd(entries[i].Node.NodeId, nodes.Count);
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            Texts(json, nodes.Keys);
            json.WriteStartArray();
            for (var i = 0; i < entries.Count; i = i == head - 1 ? tail : i + 1)
            {
                Row(json, entries[i], nodes[entries[i].Node.NodeId]);
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IEnumerable<StoredEntry> Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsArray();
        var nodes = json[0].Deserialize<string[]>()!;
        foreach (var row in json[1]!.AsArray().OfType<JsonArray>())
        {
            yield return new StoredEntry(
                nodes[row[0]!.GetValue<int>()],
                row[1]!.GetValue<int>(),
                Events[row[2]!.GetValue<int>()],
                row.Count > 3 && row[3] is JsonArray outcomes ? [.. outcomes.Select(o => o!.GetValue<string>())] : [],
                row.Count > 4 ? row[4]?.GetValue<string>() : null);
        }
    }

    private static void Row(Utf8JsonWriter json, JournalEntry entry, int node)
    {
        json.WriteStartArray();
        json.WriteNumberValue(node);
        json.WriteNumberValue(entry.ExecutionId);
        json.WriteNumberValue(Array.IndexOf(Events, entry.Event));
        if (entry.Outcomes is { } outcomes)
        {
            Texts(json, outcomes);
        }
        else if (entry.Text is not null)
        {
            json.WriteNullValue();
        }

        if (entry.Text is not null)
        {
            json.WriteStringValue(entry.Text);
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
