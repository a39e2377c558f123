using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Instances;

/// <summary>An instance as Elsa's REST interface shows it (WorkflowState); absent values are left out.</summary>
internal static class WorkflowStateJson
{
    public static JsonObject Of(InstanceState state, DateTimeOffset updatedAt)
    {
        var json = new JsonObject
        {
            ["id"] = state.Id.ToString(),
            ["definitionId"] = state.Graph.DefinitionId,
            ["definitionVersionId"] = state.Graph.Document.Id,
            ["definitionVersion"] = state.Graph.Version,
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["isExecuting"] = false,
            ["bookmarks"] = new JsonArray([.. state.Bookmarks.Values.Select(b => Bookmark(state, b))]),
            ["incidents"] = new JsonArray([.. state.Incidents.Where(i => i.ResolvedAt is null).Select(i => Incident(state, i))]),
            ["isSystem"] = false,
            ["completionCallbacks"] = new JsonArray(),
            ["activityExecutionContexts"] = new JsonArray([.. Executions(state)]),
            ["scheduledActivities"] = new JsonArray([.. state.Scheduled.Select(s => (JsonNode)new JsonObject { ["activityNodeId"] = s.Node.NodeId })]),
            ["executionLogSequence"] = state.NextExecutionId,
            ["input"] = Values(state.Input),
            ["output"] = Values(state.Output),
            ["properties"] = new JsonObject(),
            ["createdAt"] = Iso(state.CreatedAt),
            ["updatedAt"] = Iso(updatedAt),
        };
        Put(json, "correlationId", state.CorrelationId);
        Put(json, "name", state.Name);
        Put(json, "parentWorkflowInstanceId", state.ParentInstanceId?.ToString());
        Put(json, "finishedAt", state.FinishedAt is { } finished ? Iso(finished) : null);
        return json;
    }

    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);

    private static JsonObject Bookmark(InstanceState state, Bookmark bookmark)
    {
        var node = state.ActivityOf(bookmark);
        var payload = bookmark.Payload?.DeepClone().AsObject() ?? [];
        if (bookmark.Stimulus == Stimuli.Event)
        {
            payload["eventName"] = bookmark.Key;
        }
        else if (bookmark.Stimulus == Stimuli.Task)
        {
            payload["taskId"] = bookmark.Id.ToString();
        }
        else if (bookmark.DueAt is { } due)
        {
            payload["resumeAt"] = Iso(due);
        }

        return new JsonObject
        {
            ["id"] = bookmark.Id.ToString(),
            ["name"] = node?.Type ?? bookmark.Stimulus,
            ["payload"] = payload,
            ["activityId"] = node?.Id,
            ["activityNodeId"] = node?.NodeId,
            ["activityInstanceId"] = ExecutionName.Of(state.Id, bookmark.ExecutionId),
            ["createdAt"] = Iso(bookmark.CreatedAt),
            ["autoBurn"] = true,
            ["autoComplete"] = true,
        };
    }

    private static JsonObject Incident(InstanceState state, Incident incident) => new()
    {
        ["activityInstanceId"] = ExecutionName.Of(state.Id, incident.ExecutionId),
        ["activityId"] = incident.ActivityId,
        ["activityNodeId"] = incident.NodeId,
        ["activityType"] = incident.ActivityType,
        ["message"] = incident.Text,
        ["exception"] = new JsonObject { ["type"] = incident.Code, ["message"] = incident.Text },
        ["timestamp"] = Iso(incident.At),
    };

    private static IEnumerable<JsonObject> Executions(InstanceState state)
    {
        var open = new Queue<(Execution Execution, int Depth)>();
        if (state.Root is { } root)
        {
            open.Enqueue((root, 0));
        }

        while (open.TryDequeue(out var next))
        {
            yield return Execution(state, next.Execution, next.Depth);
            for (var child = next.Execution.FirstChild; child is not null; child = child.Next)
            {
                open.Enqueue((child, next.Depth + 1));
            }
        }
    }

    private static JsonObject Execution(InstanceState state, Execution execution, int depth)
    {
        var json = new JsonObject
        {
            ["id"] = ExecutionName.Of(state.Id, execution.Id),
            ["callStackDepth"] = depth,
            ["scheduledActivityNodeId"] = execution.Node.NodeId,
            ["properties"] = execution.Variables is { Count: > 0 } variables ? new JsonObject { ["Variables"] = Values(variables) } : new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["activityState"] = new JsonObject(),
            ["dynamicVariables"] = new JsonArray(),
            ["status"] = execution.Status switch
            {
                ExecutionStatus.Faulted => "Faulted",
                ExecutionStatus.Ended => state.SubStatus == InstanceSubStatus.Cancelled ? "Canceled" : "Completed",
                ExecutionStatus.Scheduled => "Pending",
                _ => "Running",
            },
            ["isExecuting"] = false,
            ["faultCount"] = execution.Status == ExecutionStatus.Faulted ? 1 : 0,
            ["startedAt"] = Iso(execution.StartedAt),
        };
        Put(json, "parentContextId", execution.Parent is { } parent ? ExecutionName.Of(state.Id, parent.Id) : null);
        Put(json, "ownerActivityNodeId", execution.Parent?.Node.NodeId);
        Put(json, "completedAt", execution.Status == ExecutionStatus.Ended && state.FinishedAt is { } ended ? Iso(ended) : null);
        return json;
    }

    private static JsonObject Values(IReadOnlyDictionary<string, JsonNode?> values) => new(values.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
