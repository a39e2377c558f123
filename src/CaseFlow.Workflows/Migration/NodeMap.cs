using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// Which activity of the new version each of the old one becomes: the one a pair names, else the one of the same id and
/// type inside what its container becomes. One to one.
/// </summary>
internal sealed class NodeMap
{
    private readonly Dictionary<ActivityNode, ActivityNode> _targets = [];
    private readonly HashSet<ActivityNode> _ended = [];
    private readonly Dictionary<ActivityNode, ActivityNode> _otherTypes = [];
    private readonly HashSet<ActivityNode> _reached;

    private NodeMap(WorkflowGraph from, WorkflowGraph to, IReadOnlyDictionary<ActivityNode, ActivityNode?> pairs)
    {
        (From, To) = (from, to);
        var taken = pairs.Values.OfType<ActivityNode>().ToHashSet();
        // A graph lists parents before their children.
        foreach (var node in from.Nodes)
        {
            if (pairs.TryGetValue(node, out var named))
            {
                Put(node, named);
            }
            else if (node.Parent is null)
            {
                _targets[node] = to.Root;
            }
            else if (_targets.TryGetValue(node.Parent, out var container)
                && container.Children.FirstOrDefault(c => c.Id == node.Id && !taken.Contains(c)) is { } twin)
            {
                (IsSameKind(node, twin) ? _targets : _otherTypes)[node] = twin;
            }
        }

        _reached = [.. _targets.Values];
    }

    public WorkflowGraph From { get; }

    public WorkflowGraph To { get; }

    public ActivityNode? Find(ActivityNode node) => _targets.GetValueOrDefault(node);

    /// <summary>A pair says that what waits there ends.</summary>
    public bool IsEnded(ActivityNode node) => _ended.Contains(node);

    /// <summary>The activity of the same id that is of another type; null when there is none.</summary>
    public ActivityNode? OtherType(ActivityNode node) => _otherTypes.GetValueOrDefault(node);

    /// <summary>True when the old version has no activity that becomes this one.</summary>
    public bool IsNew(ActivityNode target) => !_reached.Contains(target);

    public static (NodeMap? Map, IReadOnlyList<Refusal> Refusals) Of(WorkflowGraph from, WorkflowGraph to, IReadOnlyList<NodePair> pairs)
    {
        var refusals = new List<Refusal>();
        var read = new Dictionary<ActivityNode, ActivityNode?>();
        foreach (var pair in pairs)
        {
            var source = NodeNames.Find(from, pair.From);
            var target = pair.To is null ? null : NodeNames.Find(to, pair.To);
            var refusal = source is null ? new Refusal("migration.unknown-activity", "map", pair.From, from.Version)
                : pair.To is not null && target is null ? new Refusal("migration.unknown-activity", "map", pair.To, to.Version)
                : target is not null && !IsSameKind(source, target)
                    ? new Refusal("migration.other-type", "map", NodeNames.Of(source), NodeNames.Kind(source), NodeNames.Of(target), NodeNames.Kind(target))
                : !read.TryAdd(source, target) ? new Refusal("migration.not-one-to-one", "map", pair.From)
                : target is not null && read.Values.Count(t => t == target) > 1 ? new Refusal("migration.not-one-to-one", "map", pair.To)
                : null;
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }
        }

        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        var map = new NodeMap(from, to, read);
        refusals.AddRange(read.Where(p => p.Value is { } target && (p.Key.Parent is null ? null : map.Find(p.Key.Parent)) != target.Parent)
            .Select(p => new Refusal("migration.other-container", "map", NodeNames.Of(p.Key), NodeNames.Of(p.Value!))));
        return refusals.Count == 0 ? (map, []) : (null, refusals);
    }

    private void Put(ActivityNode node, ActivityNode? target)
    {
        if (target is null)
        {
            _ended.Add(node);
        }
        else
        {
            _targets[node] = target;
        }
    }

    internal static bool IsSameKind(ActivityNode a, ActivityNode b) => a.Type == b.Type
        && (a.Behaviour is DefinitionActivity ? a.Boundary?.DefinitionId == b.Boundary?.DefinitionId : a.Version == b.Version);
}

/// <summary>Activities as plans name them and as people read them.</summary>
internal static class NodeNames
{
    /// <summary>By node id, else by activity id where only one activity has it.</summary>
    public static ActivityNode? Find(WorkflowGraph graph, string name) =>
        graph.ByNodeId.TryGetValue(name, out var node) ? node
        : graph.Nodes.Where(n => n.Id == name).Take(2).ToList() is [var only] ? only
        : null;

    public static string Of(ActivityNode node) => Instances.StepNames.Given(node) is { } name && name != node.Id ? $"{name}（{node.Id}）" : node.Id;

    public static string Kind(ActivityNode node) => node.Behaviour is DefinitionActivity || node.Version == 1 ? node.Type : $"{node.Type} {node.Version}";
}
