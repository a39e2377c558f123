using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// The tokens of a flowchart in another version. A token at an activity that runs goes with it; one that waits at a join
/// needs its connection there, or the join would never start and the instance end without it.
/// </summary>
internal sealed class TokenMove
{
    private readonly InstanceMove _move;
    private readonly Execution _flowchart;
    private readonly FlowPlan _plan;
    private readonly HashSet<ActivityNode> _alive = [];
    private readonly HashSet<ActivityNode> _left = [];

    public TokenMove(InstanceMove move, Execution flowchart, ActivityNode target)
    {
        (_move, _flowchart, _plan) = (move, flowchart, (FlowPlan)target.Plan!);
        for (var child = flowchart.FirstChild; child is not null; child = child.Next)
        {
            (move.Kept.ContainsKey(child) ? _alive : _left).Add(child.Node);
        }

        var sent = flowchart.Live as FlowTokens ?? flowchart.State?.Deserialize<FlowTokens>(JsonValues.Options);
        var kept = (sent?.Sent ?? []).Select(Moved).OfType<FlowToken>().ToList();
        if (move.OpensIn(flowchart))
        {
            Point(kept);
        }

        Result = sent is null && kept.Count == 0 ? null : new FlowTokens { Sent = kept };
        CheckJoins(kept);
    }

    public List<Refusal> Refusals { get; } = [];

    public FlowTokens? Result { get; }

    private ActivityNode? TargetOf(string activity) =>
        _flowchart.Node.Children.FirstOrDefault(c => c.Id == activity) is { } node ? _move.Find(node) : null;

    private FlowToken? Moved(FlowToken token)
    {
        var at = _flowchart.Node.Children.FirstOrDefault(c => c.Id == token.Target);
        if (at is null || (_left.Contains(at) && !_alive.Contains(at)))
        {
            return null;
        }

        var (source, target) = (TargetOf(token.Source), _move.Find(at));
        if (_alive.Contains(at))
        {
            return new FlowToken(source?.Id ?? token.Source, target!.Id, token.Port);
        }

        if (source is not null && target is not null && _plan.Connections.Any(c => c.SourceId == source.Id && c.TargetId == target.Id && c.Port == token.Port))
        {
            return new FlowToken(source.Id, target.Id, token.Port);
        }

        Refusals.Add(new Refusal("migration.token-lost", null, NodeNames.Of(at), token.Source, _move.To.Version));
        return null;
    }

    /// <summary>A second thread begins: joins have to see that each of the two is under way.</summary>
    private void Point(List<FlowToken> tokens)
    {
        var threads = _alive.Select(a => _move.Find(a)!).Concat(_move.Open.Where(o => o.Parent == _flowchart).Select(o => o.Node));
        tokens.AddRange(threads.Where(t => tokens.TrueForAll(k => k.Target != t.Id)).Select(t => new FlowToken("", t.Id, "")).ToList());
    }

    /// <summary>A join of all branches that waits for a branch which only the new version has, and which nothing here can reach.</summary>
    private void CheckJoins(List<FlowToken> tokens)
    {
        var living = _alive.Select(a => _move.Find(a)!).Concat(_move.Open.Where(o => o.Parent == _flowchart).Select(o => o.Node)).Select(_plan.NumberOf);
        var reached = new HashSet<int>();
        var open = new Stack<int>(living);
        while (open.TryPop(out var current))
        {
            if (reached.Add(current))
            {
                foreach (var connection in _plan.Outbound[current])
                {
                    open.Push(connection.Target);
                }
            }
        }

        foreach (var join in reached.Concat(tokens.Select(t => _plan.Activities.ToList().FindIndex(a => a.Id == t.Target)).Where(i => i >= 0)).Distinct())
        {
            var needed = _plan.Modes[join] switch
            {
                MergeMode.Merge when _plan.ForwardInbound[join].Length > 1 => _plan.ForwardInbound[join],
                MergeMode.Converge when _plan.Inbound[join].Length > 1 => _plan.Inbound[join],
                _ => [],
            };
            Refusals.AddRange(needed.Where(c => !reached.Contains(c.Source) && _move.IsNew(_plan.Activities[c.Source]))
                .Select(c => new Refusal("migration.join-starves", null, NodeNames.Of(_plan.Activities[join]), NodeNames.Of(_plan.Activities[c.Source]))));
        }
    }
}
