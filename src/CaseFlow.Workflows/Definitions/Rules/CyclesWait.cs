using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>In every cycle of a flowchart something can wait; one in which nothing does runs until the step limit stops it.</summary>
internal sealed class CyclesWait : IValidationRule
{
    /// <summary>What ends in the burst it began in. Whatever is not listed may wait.</summary>
    private static readonly HashSet<string> Instant =
    [
        "Elsa.WriteLine", "Elsa.SetVariable", "Elsa.SetOutput", "Elsa.SetName", "Elsa.Correlate", "Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.FlowFork",
        "Elsa.FlowJoin", "Elsa.FlowNode", "Elsa.Start", "Elsa.RunJavaScript", "Elsa.PublishEvent", "Elsa.If", "Elsa.Switch", "Elsa.Sequence", "Elsa.Parallel",
        "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.While", "Elsa.Fork", "Elsa.Break", "Elsa.Flowchart",
        "CaseFlow.SetMilestone", "CaseFlow.IssueDocument", "CaseFlow.SendNotice", "CaseFlow.SendCommand", "CaseFlow.RecordDecision", "CaseFlow.CheckLeadTime",
        "CaseFlow.ExtendDeadline", "CaseFlow.StopDeadline",
    ];

    public IEnumerable<Finding> Check(WorkflowGraph graph) => graph.Own().Select(n => n.Plan).OfType<FlowPlan>().SelectMany(Endless);

    private static IEnumerable<Finding> Endless(FlowPlan plan)
    {
        var instant = plan.Activities.Select(IsInstant).ToArray();
        var told = new HashSet<int>();
        foreach (var back in plan.Connections.Where(c => !c.IsForward && instant[c.Source] && instant[c.Target]))
        {
            if (Path(plan, instant, back.Target, back.Source) is { } cycle && cycle.All(i => !told.Contains(i)))
            {
                told.UnionWith(cycle);
                var names = string.Join(" → ", cycle.Select(i => plan.Activities[i].Name ?? plan.Activities[i].Id));
                yield return plan.Activities[back.Target].Warning("workflow.rule.cycle-without-wait", names);
            }
        }
    }

    private static bool IsInstant(ActivityNode node)
    {
        var open = new Stack<ActivityNode>([node]);
        while (open.TryPop(out var next))
        {
            if (!Instant.Contains(next.Type))
            {
                return false;
            }

            foreach (var child in next.Children)
            {
                open.Push(child);
            }
        }

        return true;
    }

    /// <summary>A shortest way from one activity to the other over activities that do not wait; null when there is none.</summary>
    private static List<int>? Path(FlowPlan plan, bool[] instant, int from, int to)
    {
        var before = new Dictionary<int, int> { [from] = -1 };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var current))
        {
            if (current == to)
            {
                var path = new List<int>();
                for (var i = current; i >= 0; i = before[i])
                {
                    path.Add(i);
                }

                path.Reverse();
                return path;
            }

            foreach (var next in plan.Outbound[current].Select(c => c.Target).Where(t => instant[t] && before.TryAdd(t, current)))
            {
                open.Enqueue(next);
            }
        }

        return null;
    }
}
