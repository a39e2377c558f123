namespace CaseFlow.Workflows.Tests.Activities.Flowcharts;

internal sealed record ModelNode(string Id, string Mode, string[] Outcomes, bool Terminal, int Budget);

internal sealed record ModelEdge(string From, string Port, string To);

/// <summary>
/// The rules of a flowchart in token mode, written down once more and as plainly as possible: lists of tokens, one queue
/// of scheduled nodes, nothing clever. A decision answers True as often as its budget says, then False.
/// </summary>
internal sealed class FlowModel(IReadOnlyList<ModelNode> nodes, IReadOnlyList<ModelEdge> edges, string start)
{
    private const int MostSteps = 300;

    private readonly Dictionary<string, ModelNode> _nodes = nodes.ToDictionary(n => n.Id);
    private readonly Dictionary<string, int> _runs = [];
    private readonly List<ModelEdge> _tokens = [];
    private readonly List<string> _scheduled = [];
    private readonly HashSet<ModelEdge> _forward = Forward(edges, start);

    /// <summary>Ids in the order in which they ran; null where it does not end within the steps.</summary>
    public List<string>? Run()
    {
        var ran = new List<string>();
        _scheduled.Add(start);
        while (_scheduled.Count > 0)
        {
            var node = _nodes[_scheduled[0]];
            _scheduled.RemoveAt(0);
            ran.Add(node.Id);
            if (ran.Count > MostSteps)
            {
                return null;
            }

            if (node.Terminal)
            {
                break;
            }

            Complete(node, OutcomesOf(node));
        }

        return ran;
    }

    private void Complete(ModelNode node, string[] outcomes)
    {
        var active = edges.Where(e => e.From == node.Id && outcomes.Contains(e.Port)).Distinct().ToList();
        _tokens.AddRange(active);
        _tokens.RemoveAll(t => t.To == node.Id);
        var raced = new HashSet<string>();
        foreach (var edge in active)
        {
            var forward = edges.Where(e => e.To == edge.To && _forward.Contains(e)).Distinct().ToList();
            var inbound = edges.Where(e => e.To == edge.To).Distinct().ToList();
            var go = _nodes[edge.To].Mode switch
            {
                "Cascade" => true,
                "Merge" => forward.Count <= 1 || forward.TrueForAll(_tokens.Contains),
                "Converge" => inbound.Count <= 1 || inbound.TrueForAll(_tokens.Contains),
                "Race" => raced.Add(edge.To),
                _ => !forward.Exists(f => _tokens.Exists(t => t.To == f.From)),
            };
            if (_nodes[edge.To].Mode == "Race" && go)
            {
                var upstream = Upstream(edge.To);
                _scheduled.RemoveAll(upstream.Contains);
                _tokens.RemoveAll(t => upstream.Contains(t.To));
            }

            if (go)
            {
                _scheduled.Add(edge.To);
            }
        }
    }

    private string[] OutcomesOf(ModelNode node)
    {
        if (node.Budget < 0)
        {
            return node.Outcomes;
        }

        _runs[node.Id] = _runs.GetValueOrDefault(node.Id) + 1;
        return [_runs[node.Id] <= node.Budget ? "True" : "False"];
    }

    private HashSet<string> Upstream(string node)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([node]);
        while (open.TryPop(out var current))
        {
            foreach (var edge in _forward.Where(e => e.To == current && e.From != node && found.Add(e.From)))
            {
                open.Push(edge.From);
            }
        }

        return found;
    }

    /// <summary>Breadth first from the start: a connection is forward unless its target already leads to its source.</summary>
    private static HashSet<ModelEdge> Forward(IReadOnlyList<ModelEdge> edges, string start)
    {
        var forward = new HashSet<ModelEdge>();
        var seen = new HashSet<string> { start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var current))
        {
            foreach (var edge in edges.Where(e => e.From == current))
            {
                if (!Leads(forward, edge.To, current) && forward.Add(edge) && seen.Add(edge.To))
                {
                    open.Enqueue(edge.To);
                }
            }
        }

        return forward;
    }

    private static bool Leads(HashSet<ModelEdge> forward, string from, string to)
    {
        var seen = new HashSet<string> { from };
        while (forward.FirstOrDefault(e => seen.Contains(e.From) && !seen.Contains(e.To)) is { } edge)
        {
            seen.Add(edge.To);
        }

        return seen.Contains(to);
    }
}
