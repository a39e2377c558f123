using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What a person decides about an incident.</summary>
internal sealed partial class Burst
{
    /// <summary>Does the failed call again. False when the incident's activity is gone.</summary>
    public async ValueTask<bool> RetryAsync(Guid incidentId)
    {
        if (Reopen(incidentId) is not { } execution)
        {
            return false;
        }

        var call = execution.Failed;
        execution.Failed = null;
        Write(execution, JournalEvents.Retried);
        var child = call?.ChildNodeId is { } id && State.Graph.ByNodeId.TryGetValue(id, out var node)
            ? new ChildCompletion(node, call.ChildOutcomes ?? DoneOnly, call.ChildTag)
            : null;
        await CallAsync(execution, call, child);
        await RunAsync();
        return true;
    }

    /// <summary>Goes on as if the activity had completed with the outcome.</summary>
    public async ValueTask<bool> SkipAsync(Guid incidentId, string? outcome, string reason)
    {
        if (Reopen(incidentId) is not { } execution)
        {
            return false;
        }

        execution.Failed = null;
        Write(execution, JournalEvents.Skipped, text: reason);
        await CompleteAsync(execution, outcome is null ? DoneOnly : [outcome]);
        await RunAsync();
        return true;
    }

    /// <summary>Ends the whole instance; every activity undoes what it opened.</summary>
    public async ValueTask CancelInstanceAsync(string reason)
    {
        if (State.Root is { } root)
        {
            State.Status = InstanceStatus.Running;
            await CancelChildrenAsync(root, null);
            Write(root, JournalEvents.Canceled, text: reason);
            End(root);
        }

        foreach (var incident in State.Incidents)
        {
            incident.ResolvedAt ??= Now;
        }

        Finish(InstanceSubStatus.Cancelled, []);
        State.Scheduled.Clear();
    }

    /// <summary>What a wait point waits for can never come: its activity becomes an incident.</summary>
    public async ValueTask<bool> FailWaitAsync(Guid? bookmarkId, string code, params object?[] args)
    {
        if (bookmarkId is not { } id || !State.Bookmarks.TryGetValue(id, out var bookmark) || Find(bookmark.ExecutionId) is not { } execution)
        {
            return false;
        }

        RemoveBookmark(id, execution);
        if (execution.Status != ExecutionStatus.Running)
        {
            return true;
        }

        Fault(execution, new FailedCall(CallKind.Execute, null, null, null, null, null), new ActivityFaultException(code, args));
        await RunAsync();
        return true;
    }

    private Execution? Reopen(Guid incidentId)
    {
        if (State.Incidents.Find(i => i.Id == incidentId) is not { ResolvedAt: null } incident
            || Find(incident.ExecutionId) is not { Status: ExecutionStatus.Faulted } execution)
        {
            return null;
        }

        incident.ResolvedAt = Now;
        execution.Status = ExecutionStatus.Running;
        Effects.Revived = State.Status != InstanceStatus.Running;
        State.Status = InstanceStatus.Running;
        State.FinishedAt = null;
        return execution;
    }
}
