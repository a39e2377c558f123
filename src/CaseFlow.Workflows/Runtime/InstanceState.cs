using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

public enum InstanceStatus
{
    Running,
    Finished,
}

public enum InstanceSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>All that one instance is between two bursts. Stored as one JSON column; only activities still alive are in it.</summary>
internal sealed class InstanceState
{
    public required Guid Id { get; init; }

    public required WorkflowGraph Graph { get; init; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public InstanceStatus Status { get; set; } = InstanceStatus.Running;

    public InstanceSubStatus SubStatus { get; set; } = InstanceSubStatus.Pending;

    public Guid? ParentInstanceId { get; init; }

    /// <summary>The activity of the parent that started it.</summary>
    public string? ParentActivityId { get; init; }

    /// <summary>The wait point of the parent that this instance's end answers.</summary>
    public Guid? ParentBookmarkId { get; init; }

    /// <summary>The parent goes on when this instance first rests, not when it ends.</summary>
    public bool AnswersAtRest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public Dictionary<string, JsonNode?> Input { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, JsonNode?> Output { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    /// <summary>The workflow itself, ancestor of all executions; null before the first burst.</summary>
    public Execution? Root { get; set; }

    public Dictionary<Guid, Bookmark> Bookmarks { get; init; } = [];

    public List<Incident> Incidents { get; init; } = [];

    /// <summary>Activities reached but not run, because a fault stopped the burst.</summary>
    public List<Execution> Scheduled { get; init; } = [];

    /// <summary>Outputs of completed activities by activity id; kept only where a script of the version asks for them.</summary>
    public Dictionary<string, JsonObject> Results { get; init; } = [];

    public JsonNode? LastResult { get; set; }

    public int NextExecutionId { get; set; } = 1;

    /// <summary>The activity that holds the wait point.</summary>
    public ActivityNode? ActivityOf(Bookmark bookmark) => Find(bookmark.ExecutionId)?.Node;

    public Execution? Find(int executionId)
    {
        var open = new Stack<Execution>();
        if (Root is not null)
        {
            open.Push(Root);
        }

        while (open.TryPop(out var e))
        {
            if (e.Id == executionId)
            {
                return e;
            }

            for (var child = e.FirstChild; child is not null; child = child.Next)
            {
                open.Push(child);
            }
        }

        return null;
    }

    /// <summary>Every execution, parents before their children, in the order the state is written.</summary>
    public IReadOnlyList<Execution> All()
    {
        var all = new List<Execution>();
        if (Root is not null)
        {
            all.Add(Root);
        }

        for (var i = 0; i < all.Count; i++)
        {
            for (var child = all[i].FirstChild; child is not null; child = child.Next)
            {
                all.Add(child);
            }
        }

        return all;
    }

    public bool HasOpenIncidents => Incidents.Exists(i => i.ResolvedAt is null);
}

/// <summary>A wait point: what resumes it is named by its stimulus (and key, where something is waited for by name).</summary>
public sealed record Bookmark(Guid Id, int ExecutionId, string Stimulus, string? Key, JsonObject? Payload, DateTimeOffset CreatedAt, DateTimeOffset? DueAt);

/// <summary>A fault of one activity, until somebody retries, skips or cancels.</summary>
public sealed record Incident(
    Guid Id, int ExecutionId, string ActivityId, string NodeId, string ActivityType, string? ActivityName, string Code, IReadOnlyList<string> Args, DateTimeOffset At)
{
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>In the current UI culture; an unexpected failure's message is its only argument.</summary>
    public string Text => Domain.Kernel.TextCatalog.Get(Code, [.. Args]);
}
