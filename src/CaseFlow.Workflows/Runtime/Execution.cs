using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

internal enum ExecutionStatus
{
    Scheduled,
    Running,
    Faulted,
    Ended,
}

/// <summary>One run of one activity. Siblings form a linked list so that a loop of any length costs the same per step.</summary>
internal sealed class Execution
{
    public required int Id { get; init; }

    public required ActivityNode Node { get; init; }

    public required Execution? Parent { get; init; }

    public string? Tag { get; init; }

    public ExecutionStatus Status { get; set; } = ExecutionStatus.Scheduled;

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Values by variable id: of its own declared variables, of those its parent gave it, and of outputs bound to no variable.</summary>
    public Dictionary<string, JsonNode?>? Variables { get; set; }

    /// <summary>Inputs and outputs of a definition used as an activity.</summary>
    public Dictionary<string, JsonNode?>? Input { get; set; }

    public Dictionary<string, JsonNode?>? Output { get; set; }

    public JsonObject? State { get; set; }

    /// <summary>The behaviour's own typed state, made from <see cref="State"/> at first use and written back when stored.</summary>
    public object? Live { get; set; }

    /// <summary>What failed, so that it can be done again.</summary>
    public FailedCall? Failed { get; set; }

    public int BookmarkCount { get; set; }

    public Execution? FirstChild { get; private set; }

    private Execution? _lastChild;
    private Execution? _previous;

    public Execution? Next { get; private set; }

    public void Add(Execution child)
    {
        child._previous = _lastChild;
        if (_lastChild is null)
        {
            FirstChild = child;
        }
        else
        {
            _lastChild.Next = child;
        }

        _lastChild = child;
    }

    public void Detach()
    {
        if (Parent is null)
        {
            return;
        }

        if (_previous is null)
        {
            Parent.FirstChild = Next;
        }
        else
        {
            _previous.Next = Next;
        }

        if (Next is null)
        {
            Parent._lastChild = _previous;
        }
        else
        {
            Next._previous = _previous;
        }

        _previous = null;
    }

    public bool IsWithin(Execution ancestor)
    {
        for (var e = this; e is not null; e = e.Parent)
        {
            if (e == ancestor)
            {
                return true;
            }
        }

        return false;
    }
}

internal enum CallKind
{
    Execute,
    Resume,
    ChildCompleted,
}

/// <summary>A call of a behaviour with what it was given.</summary>
internal sealed record FailedCall(CallKind Kind, JsonObject? Input, Bookmark? Bookmark, string? ChildNodeId, IReadOnlyList<string>? ChildOutcomes, string? ChildTag);
