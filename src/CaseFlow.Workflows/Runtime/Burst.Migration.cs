using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An instance leaves one version and arrives on another, or goes back.</summary>
internal sealed partial class Burst
{
    /// <summary>Ends what has no place in the other version, with all below it; each activity undoes what it opened.</summary>
    public async ValueTask LeaveAsync(IReadOnlyList<Execution> left)
    {
        foreach (var execution in left)
        {
            await CancelChildrenAsync(execution, null);
            await CancelAsync(execution);
        }

        State.Scheduled.RemoveAll(e => e.Status == ExecutionStatus.Ended);
    }

    /// <summary>What waits follows to the version it is on now; then the named activities are opened and run.</summary>
    /// <param name="note">What the journal says of the move.</param>
    /// <returns>By execution, what the activities need to go back.</returns>
    public async ValueTask<IReadOnlyDictionary<int, JsonNode>> ArriveAsync(string note, IReadOnlyList<(Execution Parent, ActivityNode Node)> open)
    {
        var memories = new Dictionary<int, JsonNode>();
        foreach (var execution in State.All())
        {
            Write(execution, JournalEvents.Migrated, text: execution.Parent is null ? note : null);
            if (execution.BookmarkCount > 0 && await execution.Node.Behaviour.MovedAsync(new ActivityContext(this, execution)) is { } memory)
            {
                memories[execution.Id] = memory;
            }
        }

        if (State.Status == InstanceStatus.Running)
        {
            foreach (var (parent, node) in open)
            {
                Schedule(parent, node, null, null);
            }

            await RunAsync();
        }

        return memories;
    }

    /// <summary>Takes a move back on the state that was kept.</summary>
    /// <param name="standing">Wait points that outlived the move; the others are opened again.</param>
    /// <param name="ended">Executions that the move had cancelled.</param>
    /// <returns>The first activity that cannot come back; null when all could.</returns>
    public async ValueTask<ActivityNode?> ReturnAsync(string note, IReadOnlySet<Guid> standing, IReadOnlySet<int> ended, IReadOnlyDictionary<int, JsonNode> memories)
    {
        Effects.Opened.AddRange(State.Bookmarks.Values.Where(b => !standing.Contains(b.Id)));
        foreach (var execution in State.All())
        {
            Write(execution, JournalEvents.Migrated, text: execution.Parent is null ? note : null);
            var context = new ActivityContext(this, execution);
            if (ended.Contains(execution.Id) && execution.Status != ExecutionStatus.Scheduled && !await execution.Node.Behaviour.ReopenAsync(context))
            {
                return execution.Node;
            }

            if (memories.TryGetValue(execution.Id, out var memory))
            {
                await execution.Node.Behaviour.MovedBackAsync(context, memory);
            }
        }

        return null;
    }
}
