using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// Pairs that whoever plans a move would probably name: what has no counterpart of its id goes to the one of its name, else
/// to the only one of its type that is left.
/// </summary>
internal sealed class MappingGuess
{
    private readonly Dictionary<ActivityNode, MappingReason> _guessed = [];

    public MappingGuess(NodeMap map)
    {
        Map = map;
        var pairs = new List<NodePair>();
        // Parents come first: what is in a container is looked for where the container goes.
        foreach (var node in map.From.Nodes)
        {
            if (Map.Find(node) is null && Guess(node) is { } guess)
            {
                pairs.Add(new NodePair(node.NodeId, guess.Target.NodeId));
                _guessed[node] = guess.Why;
                Map = NodeMap.Of(map.From, map.To, pairs).Map!;
            }
        }
    }

    public NodeMap Map { get; private set; }

    public MappingReason Why(ActivityNode node) =>
        _guessed.TryGetValue(node, out var why) ? why
        : Map.Find(node) is not null ? MappingReason.SameId
        : Map.OtherType(node) is not null ? MappingReason.OtherType
        : MappingReason.None;

    public IEnumerable<ActivityNode> Fits(ActivityNode node) =>
        node.Parent is { } parent && Map.Find(parent) is { } container ? container.Children.Where(c => NodeMap.IsSameKind(node, c)) : [];

    private (ActivityNode Target, MappingReason Why)? Guess(ActivityNode node)
    {
        var free = Fits(node).Where(Map.IsNew).ToList();
        if (StepNames.Given(node) is { } name && free.Where(f => StepNames.Given(f) == name).Take(2).ToList() is [var named])
        {
            return (named, MappingReason.SameName);
        }

        var rivals = node.Parent!.Children.Count(c => Map.Find(c) is null && NodeMap.IsSameKind(node, c));
        return rivals == 1 && free is [var only] ? (only, MappingReason.OnlyOfType) : null;
    }
}
