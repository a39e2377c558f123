using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>Moves one instance by a plan's rules and keeps what is needed to take it back.</summary>
internal sealed class ForwardSwitch(NodeMap map, MigrationRules rules, Func<CancellationToken, Task<bool>>? mayStill = null) : IInstanceSwitch
{
    private InstanceMove? _move;
    private int _incidents;

    /// <summary>Null when the instance was not found or is on another version.</summary>
    public InstanceMove? Move => _move;

    public List<Refusal> Refusals { get; } = [];

    public UndoRecord? Undo { get; private set; }

    public async Task<bool> DecideAsync(InstanceState state, CancellationToken ct)
    {
        if (mayStill is not null && !await mayStill(ct))
        {
            return false;
        }

        if (state.Graph.Version != map.From.Version || state.Graph.DefinitionId != map.From.DefinitionId)
        {
            Refusals.Add(Refusal.Conflict("migration.other-version", state.Graph.Version, map.From.Version));
            return false;
        }

        _move = new InstanceMove(state, map, rules);
        Refusals.AddRange(_move.Refusals);
        Undo = UndoRecord.Of(state);
        return Refusals.Count == 0;
    }

    public async ValueTask<bool> LeaveAsync(Burst burst)
    {
        foreach (var left in _move!.Left)
        {
            Undo!.Ended.AddRange(InstanceStates.Below(left).Select(e => e.Id));
        }

        await burst.LeaveAsync(_move.Left);
        return _move.Left.Count > 0;
    }

    public InstanceState Next(InstanceState state)
    {
        var next = StateTransfer.Of(_move!);
        _incidents = next.Incidents.Count(i => i.ResolvedAt is null);
        return next;
    }

    public async ValueTask ArriveAsync(Burst burst)
    {
        var executions = burst.State.All().ToDictionary(e => e.Id);
        var open = burst.State.Status == InstanceStatus.Running ? _move!.Open.ConvertAll(o => (executions[o.Parent.Id], o.Node)) : [];
        var memories = await burst.ArriveAsync($"{map.From.Version} → {map.To.Version}", open);
        Undo!.Keep(memories);
        Undo.WentOn = burst.Journal.Exists(j => j.Event == JournalEvents.Completed);
        foreach (var incident in burst.State.Incidents.Where(i => i.ResolvedAt is null).Skip(_incidents))
        {
            Refusals.Add(new Refusal("migration.open-failed", null, incident.ActivityName ?? incident.ActivityId, incident.Text));
        }
    }
}

internal static class InstanceStates
{
    /// <summary>The execution and all inside it.</summary>
    public static IEnumerable<Execution> Below(Execution execution)
    {
        var open = new Stack<Execution>([execution]);
        while (open.TryPop(out var current))
        {
            yield return current;
            for (var child = current.FirstChild; child is not null; child = child.Next)
            {
                open.Push(child);
            }
        }
    }
}
