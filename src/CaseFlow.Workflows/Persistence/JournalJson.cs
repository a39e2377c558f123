using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
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
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new JsonArray();
        for (var i = 0; i < entries.Count; i++)
        {
            // The head tells how it began, the tail how it ended; the middle of a long loop is left out.
            if (entries.Count > most && i >= most / 2 && i < entries.Count - (most / 2))
            {
                continue;
            }

            rows.Add(Row(entries[i], nodes));
        }

        return new JsonArray(new JsonArray([.. nodes.Keys.Select(k => JsonValue.Create(k))]), rows).ToJsonString(JsonValues.Options);
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

    private static JsonArray Row(JournalEntry entry, Dictionary<string, int> nodes)
    {
        if (!nodes.TryGetValue(entry.Node.NodeId, out var node))
        {
            nodes[entry.Node.NodeId] = node = nodes.Count;
        }

        var row = new JsonArray(node, entry.ExecutionId, Array.IndexOf(Events, entry.Event));
        if (entry.Outcomes is not null || entry.Text is not null)
        {
            row.Add(entry.Outcomes is null ? null : new JsonArray([.. entry.Outcomes.Select(o => JsonValue.Create(o))]));
        }

        if (entry.Text is not null)
        {
            row.Add(JsonValue.Create(entry.Text));
        }

        return row;
    }
}
