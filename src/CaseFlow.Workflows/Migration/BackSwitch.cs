using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>Takes one instance back to the state before its move, what the move cancelled with it.</summary>
internal sealed class BackSwitch(WorkflowGraph to, UndoRecord undo, Func<InstanceState, CancellationToken, Task<Refusal?>> check) : IInstanceSwitch
{
    private InstanceState? _before;
    private HashSet<Guid> _standing = [];

    public List<Refusal> Refusals { get; } = [];

    public async Task<bool> DecideAsync(InstanceState state, CancellationToken ct)
    {
        if (await check(state, ct) is { } refusal)
        {
            Refusals.Add(refusal);
            return false;
        }

        _before = StateTransfer.Shell(state, to);
        (_before.Status, _before.SubStatus, _before.FinishedAt) = (undo.Status, undo.SubStatus, undo.FinishedAt);
        InstanceStateJson.Read(_before, undo.State);
        return true;
    }

    public async ValueTask<bool> LeaveAsync(Burst burst)
    {
        var known = _before!.All().Select(e => e.Id).ToHashSet();
        await burst.LeaveAsync([.. burst.State.All().Where(e => !known.Contains(e.Id) && e.Parent is { } parent && known.Contains(parent.Id))]);
        foreach (var opened in burst.State.Bookmarks.Keys.Where(b => !_before.Bookmarks.ContainsKey(b)).ToList())
        {
            burst.RemoveBookmark(opened);
        }

        _standing = [.. burst.State.Bookmarks.Keys];
        return burst.Effects.Closed.Count > 0 || burst.Journal.Count > 0;
    }

    public InstanceState Next(InstanceState state) => _before!;

    public async ValueTask ArriveAsync(Burst burst)
    {
        var lost = await burst.ReturnAsync($"→ {to.Version}", _standing, undo.Ended.ToHashSet(), undo.Memories);
        if (lost is not null)
        {
            Refusals.Add(Refusal.Conflict("migration.undo.child-ended", NodeNames.Of(lost)));
        }
    }
}
