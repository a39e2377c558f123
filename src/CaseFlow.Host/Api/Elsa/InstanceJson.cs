using System.Text.Json.Nodes;
using CaseFlow.Workflows.Instances;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Instances, journal records and executions in the shapes that Elsa's server answers with; what is absent is left out.</summary>
internal static class InstanceJson
{
    public static JsonObject Summary(InstanceItem item) => Of(
        ("id", item.Id.ToString()), ("definitionId", item.DefinitionId), ("definitionVersionId", item.VersionId), ("version", item.Version), ("status", item.Status),
        ("subStatus", item.SubStatus), ("correlationId", item.CorrelationId), ("name", item.Name), ("incidentCount", item.Incidents),
        ("createdAt", item.CreatedAt), ("updatedAt", item.UpdatedAt), ("finishedAt", item.FinishedAt));

    public static JsonObject Record(JournalItem item) => Of(
        ("id", RecordId(item)), ("activityInstanceId", item.ExecutionId), ("parentActivityInstanceId", item.ParentExecutionId), ("activityId", item.ActivityId),
        ("activityType", item.ActivityType), ("activityTypeVersion", item.ActivityVersion), ("activityName", item.ActivityName), ("nodeId", item.NodeId),
        ("timestamp", item.At), ("sequence", item.Sequence), ("eventName", item.Event), ("message", item.Text), ("payload", Payload(item.Outcomes)));

    /// <summary>The same as a flat entity, which is how the last record of one activity is told.</summary>
    public static JsonObject Last(JournalItem item, JournalPage page) => Of(
        ("workflowDefinitionId", page.DefinitionId), ("workflowDefinitionVersionId", page.VersionId), ("workflowInstanceId", item.InstanceId.ToString()),
        ("workflowVersion", page.Version), ("activityInstanceId", item.ExecutionId), ("parentActivityInstanceId", item.ParentExecutionId), ("activityId", item.ActivityId),
        ("activityType", item.ActivityType), ("activityTypeVersion", item.ActivityVersion), ("activityName", item.ActivityName), ("activityNodeId", item.NodeId),
        ("timestamp", item.At), ("sequence", item.Sequence), ("eventName", item.Event), ("message", item.Text), ("payload", Payload(item.Outcomes)), ("id", RecordId(item)));

    public static JsonObject Execution(ExecutionItem item)
    {
        var json = ExecutionSummary(item);
        json["activityState"] = new JsonObject();
        json["properties"] = new JsonObject { ["_type"] = "ObjectMap" };
        json["callStackDepth"] = item.Depth;
        json["tenantId"] = "";
        foreach (var (member, value) in (ReadOnlySpan<(string, JsonNode?)>)
            [("schedulingActivityExecutionId", item.ParentId), ("schedulingActivityId", item.ParentActivityId), ("payload", Payload(item.Outcomes)), ("exception", Fault(item))])
        {
            if (value is not null)
            {
                json[member] = value;
            }
        }

        return json;
    }

    public static JsonObject ExecutionSummary(ExecutionItem item) => Of(
        ("workflowInstanceId", item.InstanceId.ToString()), ("activityId", item.ActivityId), ("activityNodeId", item.NodeId), ("activityType", item.ActivityType),
        ("activityTypeVersion", item.ActivityVersion), ("activityName", item.ActivityName), ("startedAt", item.StartedAt), ("hasBookmarks", item.HasBookmarks),
        ("status", item.Status), ("metadata", new JsonObject { ["_type"] = "ObjectMap" }), ("aggregateFaultCount", item.Faults), ("completedAt", item.CompletedAt), ("id", item.Id));

    public static JsonObject Stats(string nodeId, IReadOnlyList<ExecutionItem> runs) => Of(
        ("activityId", nodeId.Split(':')[^1]), ("activityNodeId", nodeId), ("startedCount", runs.Count), ("completedCount", runs.Count(r => r.Status == "Completed")),
        ("uncompletedCount", runs.Count(r => r.Status != "Completed")), ("isBlocked", runs.Any(r => r.HasBookmarks)), ("isFaulted", runs.Any(r => r.Status == "Faulted")),
        ("aggregateFaultCount", runs.Sum(r => r.Faults)), ("metadata", new JsonObject { ["_type"] = "ObjectMap" }));

    public static JsonObject Variable(VariableItem item) => Of(("id", item.Id), ("name", item.Name), ("value", item.Value));

    public static JsonObject Page(IEnumerable<JsonObject> items, int total) => new() { ["items"] = new JsonArray([.. items]), ["totalCount"] = total };

    public static JsonObject Counted(IReadOnlyCollection<JsonObject> items) => new() { ["items"] = new JsonArray([.. items]), ["count"] = items.Count };

    private static string RecordId(JournalItem item) => $"{item.InstanceId:N}-{item.Sequence:x8}";

    private static JsonObject? Payload(IReadOnlyList<string> outcomes) =>
        outcomes.Count == 0 ? null : new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]) };

    private static JsonObject? Fault(ExecutionItem item) => item.Fault is null ? null : new JsonObject { ["type"] = item.FaultCode, ["message"] = item.Fault };

    private static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }
}
