using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>What can be wrong with a flowchart as a whole.</summary>
internal static class FlowRules
{
    public static IEnumerable<Finding> Check(ActivityNode flowchart, FlowPlan plan)
    {
        foreach (var broken in plan.Broken)
        {
            yield return flowchart.Error("workflow.rule.connection-nowhere", broken.Source, broken.Port, broken.Target);
        }

        foreach (var connection in plan.Connections)
        {
            var source = plan.Activities[connection.Source];
            if (source.Behaviour.Outcomes(source) is { } outcomes && !outcomes.Contains(connection.Port))
            {
                yield return source.Warning("workflow.rule.unknown-outcome", connection.Port, string.Join("、", outcomes));
            }
        }

        foreach (var lost in Unreachable(plan))
        {
            yield return lost.Warning("workflow.rule.unreachable", lost.Name ?? lost.Id);
        }

        for (var i = 0; i < plan.Activities.Count; i++)
        {
            if (plan.Modes[i] == MergeMode.Converge && plan.Inbound[i].Length > plan.ForwardInbound[i].Length)
            {
                yield return plan.Activities[i].Warning("workflow.rule.converge-in-loop", plan.Activities[i].Name ?? plan.Activities[i].Id);
            }
        }
    }

    /// <summary>Not reached from the start nor from an activity that may start the workflow.</summary>
    private static IEnumerable<ActivityNode> Unreachable(FlowPlan plan)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(Enumerable.Range(0, plan.Activities.Count).Where(i => i == plan.Start || plan.Activities[i].CanStartWorkflow));
        while (open.TryPop(out var current))
        {
            if (reached.Add(current))
            {
                foreach (var connection in plan.Outbound[current])
                {
                    open.Push(connection.Target);
                }
            }
        }

        return plan.Activities.Where((_, i) => !reached.Contains(i));
    }
}
