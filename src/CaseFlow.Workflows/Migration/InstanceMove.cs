using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>What a plan means for one instance: decided from its state alone, nothing is changed.</summary>
internal sealed class InstanceMove
{
    private readonly NodeMap _map;
    private readonly HashSet<Execution> _opensIn = [];

    public InstanceMove(InstanceState state, NodeMap map, MigrationRules rules)
    {
        (State, _map) = (state, map);
        Walk(rules);
        if (state.Status == InstanceStatus.Running || state.SubStatus == InstanceSubStatus.Faulted)
        {
            FindOpen(rules.Open);
            CheckWaiting();
            foreach (var (execution, target) in Kept)
            {
                var scope = new ScopeMove(this, execution, target);
                Scopes[execution] = scope;
                Refusals.AddRange(scope.Refusals);
            }
        }

        if (map.To.KeepsResults && !map.From.KeepsResults)
        {
            Notes.Add(new Refusal("migration.note.no-results"));
        }
    }

    public InstanceState State { get; }

    public WorkflowGraph To => _map.To;

    /// <summary>What lives on, parents first, and the activity it lives on at.</summary>
    public Dictionary<Execution, ActivityNode> Kept { get; } = [];

    /// <summary>What is cancelled; all below each of them with it.</summary>
    public List<Execution> Left { get; } = [];

    public List<(Execution Parent, ActivityNode Node)> Open { get; } = [];

    public Dictionary<Execution, ScopeMove> Scopes { get; } = [];

    /// <summary>Why the instance cannot be moved; empty when it can.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>What whoever decides should know.</summary>
    public List<Refusal> Notes { get; } = [];

    public ActivityNode? Find(ActivityNode node) => _map.Find(node);

    public bool IsNew(ActivityNode target) => _map.IsNew(target);

    public bool OpensIn(Execution execution) => _opensIn.Contains(execution);

    private void Walk(MigrationRules rules)
    {
        foreach (var execution in State.All())
        {
            if (execution.Parent is { } parent && !Kept.ContainsKey(parent))
            {
                continue;
            }

            if (_map.Find(execution.Node) is { } target)
            {
                Kept[execution] = target;
                if (execution.Node.Behaviour.RefusesMove(execution.Node, target) is { } refusal)
                {
                    Refusals.Add(refusal);
                }
            }
            else
            {
                Left.Add(execution);
                if (rules.Unmapped == UnmappedRule.Refuse && !_map.IsEnded(execution.Node))
                {
                    Refusals.Add(Unmapped(execution.Node));
                }
            }
        }
    }

    private Refusal Unmapped(ActivityNode node) => _map.OtherType(node) is { } other
        ? new Refusal("migration.other-type", null, NodeNames.Of(node), NodeNames.Kind(node), NodeNames.Of(other), NodeNames.Kind(other))
        : new Refusal("migration.unmapped", null, NodeNames.Of(node), _map.To.Version);

    private void FindOpen(IReadOnlyList<string> names)
    {
        if (names.Count > 0 && State.Status != InstanceStatus.Running)
        {
            Refusals.Add(new Refusal("migration.open-faulted"));
            return;
        }

        foreach (var name in names)
        {
            var node = NodeNames.Find(To, name)!;
            var parents = Kept.Where(k => k.Value == node.Parent).Select(k => k.Key).ToList();
            if (Kept.ContainsValue(node))
            {
                Refusals.Add(new Refusal("migration.open-running", null, NodeNames.Of(node)));
            }
            else if (parents is [var parent])
            {
                Open.Add((parent, node));
                _opensIn.Add(parent);
            }
            else
            {
                Refusals.Add(new Refusal("migration.open-no-place", null, NodeNames.Of(node), node.Parent is null ? "" : NodeNames.Of(node.Parent)));
            }
        }
    }

    /// <summary>Nothing waits for nothing: whatever lives on waits, is to run, has failed, or holds something that does.</summary>
    private void CheckWaiting()
    {
        var holding = Kept.Keys.Select(k => k.Parent).OfType<Execution>().ToHashSet();
        foreach (var execution in Kept.Keys)
        {
            if (execution is { Status: ExecutionStatus.Running, BookmarkCount: 0 } && !holding.Contains(execution) && !_opensIn.Contains(execution))
            {
                Refusals.Add(new Refusal("migration.nothing-left", null, NodeNames.Of(execution.Node)));
            }

            if (execution.Failed?.ChildNodeId is { } child && (!State.Graph.ByNodeId.TryGetValue(child, out var ended) || _map.Find(ended) is null))
            {
                Refusals.Add(new Refusal("migration.failed-child", null, NodeNames.Of(execution.Node), child));
            }
        }
    }
}
