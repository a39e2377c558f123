using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Connections by their two ends and the outcome; how they are drawn does not count.</summary>
internal static class ConnectionDifference
{
    public static IEnumerable<DifferenceLine> Of(WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (All(from), All(to));
        return Lines("connection-removed", before.Except(after), from).Concat(Lines("connection-added", after.Except(before), to));
    }

    private static IEnumerable<DifferenceLine> Lines(string kind, IEnumerable<(string From, string Port, string To)> connections, WorkflowDocument document)
    {
        var activities = ActivityWalk.Of(document).GroupBy(a => JsonValues.Text(a["id"]) ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return connections.Select(c => new DifferenceLine(DifferenceGroup.Connections, kind, c.From, Start(c.From, c.Port), Name(c.To)));

        string Start(string id, string port) => ActivityWords.Port(activities.GetValueOrDefault(id), port) is { } way
            ? TextCatalog.Get("difference.connection-way", Name(id), way)
            : TextCatalog.Get("difference.connection-end", Name(id));

        string Name(string id) => activities.TryGetValue(id, out var activity) ? ActivityWords.Name(activity) : id;
    }

    private static HashSet<(string From, string Port, string To)> All(WorkflowDocument document) =>
    [
        .. from activity in ActivityWalk.Of(document)
           from connection in (activity["connections"] as JsonArray ?? []).OfType<JsonObject>()
           select (End(connection["source"]), Port(connection), End(connection["target"])),
    ];

    private static string End(JsonNode? end) => JsonValues.Text(end is JsonObject o ? o["activity"] : end) ?? "";

    private static string Port(JsonObject connection) =>
        ((connection["source"] as JsonObject)?.Text("port") ?? connection.Text("sourcePort")) is { Length: > 0 } port ? port : "Done";
}
