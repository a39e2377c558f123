using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Connections by their two ends and the outcome; how they are drawn does not count.</summary>
internal static class ConnectionDifference
{
    public static IEnumerable<DifferenceLine> Of(WorkflowDocument from, WorkflowDocument to)
    {
        var (before, after) = (All(from), All(to));
        return before.Except(after).Select(c => new DifferenceLine("connection-removed", c.From, c.From, c.Port, c.To))
            .Concat(after.Except(before).Select(c => new DifferenceLine("connection-added", c.From, c.From, c.Port, c.To)));
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
