using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What <see cref="ActivityContext"/> offers to behaviours.</summary>
internal sealed partial class Burst
{
    public void Schedule(Execution parent, ActivityNode child, string? tag, IReadOnlyDictionary<string, JsonNode?>? variables)
    {
        var execution = NewExecution(parent, child, tag);
        if (variables is not null)
        {
            execution.Variables ??= new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
            foreach (var (name, value) in variables)
            {
                execution.Variables[name] = value;
            }
        }

        parent.Add(execution);
        _scheduled.Enqueue(execution);
    }

    public Guid Wait(Execution execution, string stimulus, string? key, JsonObject? payload, DateTimeOffset? dueAt)
    {
        var bookmark = new Bookmark(Guid.CreateVersion7(Now), execution.Id, stimulus, key, payload, Now, dueAt);
        State.Bookmarks.Add(bookmark.Id, bookmark);
        execution.BookmarkCount++;
        Effects.Opened.Add(bookmark);
        return bookmark.Id;
    }

    public void RemoveBookmark(Guid id)
    {
        if (State.Bookmarks.TryGetValue(id, out var bookmark) && Find(bookmark.ExecutionId) is { } execution)
        {
            RemoveBookmark(id, execution);
        }
    }

    private void RemoveBookmark(Guid id, Execution execution)
    {
        if (State.Bookmarks.Remove(id, out var bookmark))
        {
            execution.BookmarkCount--;
            if (!Effects.Opened.Remove(bookmark))
            {
                Effects.Closed.Add(bookmark);
            }
        }
    }

    public void SetOutput(Execution execution, string name, JsonNode? value)
    {
        if (State.Graph.KeepsResults)
        {
            if (!State.Results.TryGetValue(execution.Node.Id, out var results))
            {
                State.Results[execution.Node.Id] = results = [];
            }

            results[name] = value?.DeepClone();
            State.LastResult = value;
        }

        if (execution.Parent is { } parent && execution.Node.Outputs.TryGetValue(name, out var target))
        {
            Scope.Bind(parent, State, target, value);
        }
    }

    public Guid StartInstance(Execution execution, string definitionId, JsonObject? input, string? correlationId, Guid? parentBookmark, bool answerAtRest)
    {
        var id = Guid.CreateVersion7(Now);
        Effects.Children.Add(new StartedChild(id, definitionId, input, correlationId ?? State.CorrelationId, execution.Node.Id, parentBookmark, answerAtRest));
        return id;
    }

    public async ValueTask<bool> IsPublishedAsync(string definitionId) =>
        environment.Graphs is { } graphs && await graphs.PublishedAsync(definitionId, Cancellation) is not null;

    public void Correlate(string? correlationId)
    {
        Effects.Correlated |= State.CorrelationId != correlationId;
        State.CorrelationId = correlationId;
    }

    public void WriteLine(Execution execution, string text) => Write(execution, JournalEvents.Line, text: text);

    public JsonObject? TakeTriggerInput(Execution execution)
    {
        if (_triggerNodeId is null || execution.Node.NodeId != _triggerNodeId)
        {
            return null;
        }

        _triggerNodeId = null;
        return _triggerInput ?? [];
    }

    /// <summary>The trigger this start came by, until it has run.</summary>
    public string? TriggerNodeId => _triggerNodeId;

    public Execution? Find(int executionId) => State.Find(executionId);

    private Execution NewExecution(Execution? parent, ActivityNode node, string? tag)
    {
        var execution = new Execution { Id = State.NextExecutionId++, Node = node, Parent = parent, Tag = tag };
        if (node.Variables.Count > 0)
        {
            execution.Variables = new Dictionary<string, JsonNode?>(node.Variables.Count, StringComparer.Ordinal);
            foreach (var variable in node.Variables)
            {
                execution.Variables[variable.Id] = variable.Default;
            }
        }

        return execution;
    }

    private void Write(Execution execution, string name, IReadOnlyList<string>? outcomes = null, string? text = null) =>
        Journal.Add(new JournalEntry(execution.Node, execution.Id, name, outcomes, text));
}
