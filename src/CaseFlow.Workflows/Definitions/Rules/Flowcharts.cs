using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>It is plain where a flowchart begins: by its start, a Start node, a trigger, or the one node that nothing leads to.</summary>
internal sealed class StartIsPlain : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        foreach (var (flowchart, plan) in graph.Own().Where(n => n.Plan is FlowPlan).Select(n => (n, (FlowPlan)n.Plan!)))
        {
            var starts = plan.Activities.Where(a => a.Type == StartActivity.TypeName).ToList();
            if (starts.Count > 1)
            {
                yield return flowchart.Warning("workflow.rule.several-start-nodes", starts.Count);
            }

            if (flowchart.Source["start"] is not null && plan.ExplicitStart is null && plan.Activities.Count > 0)
            {
                yield return flowchart.Warning("workflow.rule.start-nowhere", flowchart.Source["start"]!.ToString());
            }

            if (plan.ExplicitStart is null && starts.Count == 0 && plan.Start is { } start && !plan.Activities.Any(a => a.CanStartWorkflow)
                && plan.Activities.Where((_, i) => plan.Inbound[i].Length == 0).Count() > 1)
            {
                yield return flowchart.Warning("workflow.rule.several-starts", plan.Activities[start].Name ?? plan.Activities[start].Id);
            }
        }
    }
}

/// <summary>What people or a condition decide leads somewhere. One way out without a connection decides nothing: it is an end.</summary>
internal sealed class OutcomesAreConnected : IValidationRule
{
    private static readonly string[] Deciding = ["CaseFlow.HumanTask", "Elsa.FlowDecision", "Elsa.FlowSwitch"];

    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from plan in graph.Own().Select(n => n.Plan).OfType<FlowPlan>()
        from node in plan.Activities
        where Deciding.Contains(node.Type)
        let connected = plan.Outbound[plan.NumberOf(node)].Select(c => c.Port).ToHashSet()
        // A switch may be left by its case or by Done: who connected Done means all of them.
        where !connected.Contains(Activity.Done)
        let outcomes = node.Behaviour.Outcomes(node) ?? []
        where outcomes.Count > 1
        from outcome in outcomes
        where outcome is not Activity.Done && !connected.Contains(outcome)
        select node.Warning("workflow.rule.dead-outcome", outcome);
}

/// <summary>Some way leads to an end. A flowchart without one runs for ever.</summary>
internal sealed class EndIsReachable : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from flowchart in graph.Own()
        where flowchart.Plan is FlowPlan { Start: not null }
        let plan = (FlowPlan)flowchart.Plan!
        where !Ends(plan)
        select flowchart.Warning("workflow.rule.no-end");

    private static bool Ends(FlowPlan plan)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(Enumerable.Range(0, plan.Activities.Count).Where(i => i == plan.Start || plan.Activities[i].CanStartWorkflow));
        while (open.TryPop(out var current))
        {
            if (!reached.Add(current))
            {
                continue;
            }

            var node = plan.Activities[current];
            var ports = plan.Outbound[current].Select(c => c.Port).ToHashSet();
            if (node.IsTerminal || ports.Count == 0 || node.Behaviour.Outcomes(node)?.Any(o => o != Activity.Done && !ports.Contains(o)) == true)
            {
                return true;
            }

            foreach (var connection in plan.Outbound[current])
            {
                open.Push(connection.Target);
            }
        }

        return false;
    }
}
