using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Calls of behaviours, and what follows from them: completion, cancellation, incidents.</summary>
internal sealed partial class Burst
{
    private async ValueTask CallAsync(Execution execution, FailedCall? call, ChildCompletion? child = null)
    {
        var context = new ActivityContext(this, execution) { Resumed = call?.Bookmark };
        var opened = Effects.Opened.Count;
        try
        {
            switch (call?.Kind ?? CallKind.Execute)
            {
                case CallKind.Execute:
                    await execution.Node.Behaviour.ExecuteAsync(context);
                    break;
                case CallKind.Resume:
                    Write(execution, JournalEvents.Resumed);
                    await execution.Node.Behaviour.ResumeAsync(context, call!.Input ?? []);
                    break;
                default:
                    await execution.Node.Behaviour.ChildCompletedAsync(context, child!);
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && !Port.IsInfrastructure(e))
        {
            await UndoOpenedAsync(execution, opened);
            Fault(execution, call ?? new FailedCall(CallKind.Execute, null, null, null, null, null), e);
            return;
        }

        if (execution.Status != ExecutionStatus.Running)
        {
            return;
        }

        if (context.IsCompleted || (execution.FirstChild is null && execution.BookmarkCount == 0))
        {
            await CompleteAsync(execution, context.IsCompleted ? context.CompletedOutcomes : DoneOnly, context.Explanation);
        }
        else if (execution.BookmarkCount > 0 && Effects.Opened.Count > opened)
        {
            Write(execution, JournalEvents.Suspended);
        }
    }

    /// <summary>Ends an execution with outcomes; whatever still runs below it is cancelled.</summary>
    public async ValueTask CompleteAsync(Execution execution, IReadOnlyList<string> outcomes, string? explanation = null)
    {
        if (execution.FirstChild is not null)
        {
            await CancelChildrenAsync(execution, null);
        }

        End(execution);
        Write(execution, JournalEvents.Completed, outcomes, explanation);
        if (execution.Parent is { } parent)
        {
            execution.Detach();
            _completions.Enqueue((parent, new ChildCompletion(execution.Node, outcomes, execution.Tag)));
        }
        else
        {
            Finish(InstanceSubStatus.Finished, outcomes);
        }
    }

    /// <summary>An activity that ends what it stands in (Break, Complete, Finish): first itself, then the ancestor.</summary>
    public async ValueTask CompleteAncestorAsync(Execution self, Execution ancestor, IReadOnlyList<string> outcomes)
    {
        if (self == ancestor)
        {
            await CompleteAsync(self, outcomes);
            return;
        }

        End(self);
        Write(self, JournalEvents.Completed, DoneOnly);
        self.Detach();
        await CompleteAsync(ancestor, outcomes);
    }

    /// <summary>Deepest first, so that each undoes what it opened while its parents still stand.</summary>
    public async ValueTask CancelChildrenAsync(Execution execution, Func<ActivityNode, bool>? match)
    {
        var doomed = new List<Execution>();
        for (var child = execution.FirstChild; child is not null; child = child.Next)
        {
            if (match is null || match(child.Node))
            {
                doomed.Add(child);
            }
        }

        for (var i = 0; i < doomed.Count; i++)
        {
            for (var child = doomed[i].FirstChild; child is not null; child = child.Next)
            {
                doomed.Add(child);
            }
        }

        for (var i = doomed.Count - 1; i >= 0; i--)
        {
            await CancelAsync(doomed[i]);
        }
    }

    private async ValueTask CancelAsync(Execution execution)
    {
        if (execution.Status == ExecutionStatus.Ended)
        {
            return;
        }

        if (execution.Status != ExecutionStatus.Scheduled)
        {
            try
            {
                await execution.Node.Behaviour.CancelAsync(new ActivityContext(this, execution));
            }
            catch (Exception e) when (e is not OperationCanceledException && !Port.IsInfrastructure(e))
            {
                State.Incidents.Add(IncidentOf(execution, e));
                Write(execution, JournalEvents.Faulted, text: e.Message);
            }

            foreach (var incident in State.Incidents.Where(i => i.ExecutionId == execution.Id && execution.Status == ExecutionStatus.Faulted))
            {
                incident.ResolvedAt ??= Now;
            }

            Write(execution, JournalEvents.Canceled);
        }

        End(execution);
        execution.Detach();
    }

    private void End(Execution execution)
    {
        execution.Status = ExecutionStatus.Ended;
        if (execution.BookmarkCount > 0)
        {
            foreach (var bookmark in State.Bookmarks.Values.Where(b => b.ExecutionId == execution.Id).ToList())
            {
                RemoveBookmark(bookmark.Id, execution);
            }
        }
    }

    private void Finish(InstanceSubStatus subStatus, IReadOnlyList<string> outcomes)
    {
        State.Status = InstanceStatus.Finished;
        State.SubStatus = subStatus;
        State.FinishedAt = Now;
        State.Outcomes = outcomes;
        _scheduled.Clear();
        _completions.Clear();
    }

    private void Fault(Execution execution, FailedCall call, Exception exception)
    {
        execution.Status = ExecutionStatus.Faulted;
        execution.Failed = call;
        State.Incidents.Add(IncidentOf(execution, exception));
        Write(execution, JournalEvents.Faulted, text: exception.Message);
        if (!State.Graph.Document.ContinuesWithIncidents)
        {
            State.Status = InstanceStatus.Finished;
            State.SubStatus = InstanceSubStatus.Faulted;
            State.FinishedAt = Now;
        }
    }

    private Incident IncidentOf(Execution execution, Exception exception)
    {
        var (code, args) = exception switch
        {
            ActivityFaultException f => (f.Code, f.Args.Select(a => Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture) ?? "").ToArray()),
            ExpressionException => ("workflow.expression-failed", [exception.Message]),
            _ => ("workflow.unexpected", [exception.Message]),
        };
        var node = execution.Node;
        return new Incident(Guid.CreateVersion7(Now), execution.Id, node.Id, node.NodeId, node.Type, node.Name, code, args, Now);
    }

    /// <summary>A call that failed leaves nothing half open: what it had opened before is undone by the activity itself.</summary>
    private async ValueTask UndoOpenedAsync(Execution execution, int opened)
    {
        var left = Effects.Opened.Skip(opened).Where(b => b.ExecutionId == execution.Id && State.Bookmarks.ContainsKey(b.Id)).ToList();
        if (left.Count == 0)
        {
            return;
        }

        try
        {
            await execution.Node.Behaviour.CancelAsync(new ActivityContext(this, execution));
        }
        catch (Exception e) when (e is not OperationCanceledException && !Port.IsInfrastructure(e))
        {
            Write(execution, JournalEvents.Faulted, text: e.Message);
        }

        foreach (var bookmark in left)
        {
            RemoveBookmark(bookmark.Id, execution);
        }
    }
}
