using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>The state of an instance on another version. What it waits for keeps its identity; the old state is left as it is.</summary>
internal static class StateTransfer
{
    public static InstanceState Of(InstanceMove move)
    {
        var state = move.State;
        var next = Shell(state, move.To);
        (next.Outcomes, next.LastResult, next.NextExecutionId) = (state.Outcomes, state.LastResult, state.NextExecutionId);
        Fill(next.Input, state.Input);
        Fill(next.Output, state.Output);
        var copies = new Dictionary<int, Execution>();
        foreach (var (execution, target) in move.Kept.Where(k => k.Key.Status != ExecutionStatus.Ended || k.Key.Parent is null))
        {
            var copy = Copied(move, execution, target, execution.Parent is null ? null : copies[execution.Parent.Id]);
            copies[copy.Id] = copy;
            copy.Parent?.Add(copy);
            next.Root ??= copy;
        }

        foreach (var bookmark in state.Bookmarks.Values.Where(b => copies.ContainsKey(b.ExecutionId)))
        {
            next.Bookmarks[bookmark.Id] = bookmark;
            copies[bookmark.ExecutionId].BookmarkCount++;
        }

        next.Incidents.AddRange(state.Incidents.Select(i => copies.TryGetValue(i.ExecutionId, out var at) && i.ResolvedAt is null
            ? i with { ActivityId = at.Node.Id, NodeId = at.Node.NodeId, ActivityName = at.Node.Name }
            : i));
        next.Scheduled.AddRange(state.Scheduled.Where(e => copies.ContainsKey(e.Id)).Select(e => copies[e.Id]));
        CopyResults(move, next);
        Wake(next);
        return next;
    }

    /// <summary>The instance without what runs in it.</summary>
    public static InstanceState Shell(InstanceState state, WorkflowGraph graph) => new()
    {
        Id = state.Id,
        Graph = graph,
        CorrelationId = state.CorrelationId,
        Name = state.Name,
        Status = state.Status,
        SubStatus = state.SubStatus,
        ParentInstanceId = state.ParentInstanceId,
        ParentActivityId = state.ParentActivityId,
        ParentBookmarkId = state.ParentBookmarkId,
        AnswersAtRest = state.AnswersAtRest,
        CreatedAt = state.CreatedAt,
        FinishedAt = state.FinishedAt,
    };

    private static Execution Copied(InstanceMove move, Execution execution, ActivityNode target, Execution? parent)
    {
        var scope = move.Scopes.GetValueOrDefault(execution);
        return new Execution
        {
            Id = execution.Id,
            Node = target,
            Parent = parent,
            Tag = execution.Tag,
            Status = execution.Status,
            StartedAt = execution.StartedAt,
            Variables = scope is null ? execution.Variables : scope.Variables,
            Input = execution.Input,
            Output = execution.Output,
            State = scope?.Tokens is null ? execution.State : null,
            Live = scope?.Tokens ?? execution.Live,
            Failed = execution.Failed is { ChildNodeId: { } child } failed && move.State.Graph.ByNodeId.TryGetValue(child, out var node) && move.Find(node) is { } renamed
                ? failed with { ChildNodeId = renamed.NodeId }
                : execution.Failed,
        };
    }

    private static void Fill(Dictionary<string, JsonNode?> target, Dictionary<string, JsonNode?> source)
    {
        foreach (var (name, value) in source)
        {
            target[name] = value;
        }
    }

    private static void CopyResults(InstanceMove move, InstanceState next)
    {
        foreach (var (activity, results) in move.State.Results)
        {
            var renamed = move.State.Graph.Nodes.Where(n => n.Id == activity).Select(move.Find).OfType<ActivityNode>().FirstOrDefault()?.Id;
            next.Results[renamed ?? activity] = (JsonObject)results.DeepClone();
        }
    }

    /// <summary>What had stopped it was cancelled: it goes on.</summary>
    private static void Wake(InstanceState next)
    {
        if (next is { Status: InstanceStatus.Finished, SubStatus: InstanceSubStatus.Faulted, HasOpenIncidents: false })
        {
            (next.Status, next.SubStatus, next.FinishedAt) = (InstanceStatus.Running, InstanceSubStatus.Suspended, null);
        }
    }
}
