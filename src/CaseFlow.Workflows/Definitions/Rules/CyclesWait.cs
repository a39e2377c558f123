using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>A cycle of a flowchart without a wait or a way out would run until the step limit stops it.</summary>
internal sealed class CyclesWait : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) => graph.Nodes.Select(n => n.Plan).OfType<FlowPlan>().SelectMany(Endless);

    private static IEnumerable<Finding> Endless(FlowPlan plan)
    {
        foreach (var back in plan.Connections.Where(c => !c.IsForward))
        {
            var source = plan.Activities[back.Source];
            var onlyWay = source.Behaviour.Outcomes(source) is { Count: 1 };
            if (onlyWay && Simple(source) && plan.Outbound[back.Source].Length == 1 && Simple(plan.Activities[back.Target]) && plan.Outbound[back.Target].Length == 1
                && plan.Outbound[back.Target][0].Target == back.Source)
            {
                yield return source.Warning("workflow.rule.cycle-without-wait", source.Name ?? source.Id);
            }
        }
    }

    private static bool Simple(ActivityNode node) => node.Type is "Elsa.WriteLine" or "Elsa.SetVariable" or "Elsa.FlowNode" or "Elsa.FlowJoin" or StartActivity.TypeName;
}
