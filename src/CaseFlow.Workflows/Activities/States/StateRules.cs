using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.States;

/// <summary>What can be wrong with a state machine as a whole.</summary>
internal static class StateRules
{
    public static IEnumerable<Finding> Check(ActivityNode machine, StatePlan plan)
    {
        var name = machine.Name ?? machine.Id;
        if (plan.States.Count == 0)
        {
            yield return machine.Warning("workflow.rule.machine-empty", name);
            yield break;
        }

        foreach (var twin in plan.States.GroupBy(s => s.Name).Where(g => g.Count() > 1 || g.Key.Length == 0))
        {
            yield return machine.Error("workflow.rule.machine-state-twice", twin.Key);
        }

        foreach (var transition in plan.Transitions)
        {
            foreach (var end in new[] { transition.From, transition.To }.Where(s => plan.Find(s) is null))
            {
                yield return machine.Error("workflow.rule.machine-transition-nowhere", transition.Text, end);
            }
        }

        foreach (var (path, id) in Unread(machine))
        {
            yield return machine.Error("workflow.rule.machine-slot", path, id);
        }

        if (plan.Find(plan.Initial) is null)
        {
            yield return machine.Error("workflow.rule.machine-no-start", name, plan.Initial ?? "", string.Join("、", plan.States.Select(s => s.Name)));
        }
        else
        {
            var reached = Reached(plan, plan.Initial!);
            foreach (var lost in plan.States.Where(s => !reached.Contains(s.Name)))
            {
                yield return machine.Warning("workflow.rule.machine-unreachable", lost.Name);
            }
        }
    }

    /// <summary>Members where an activity belongs but something else stands: without it a transition would be taken at once.</summary>
    private static IEnumerable<(string Path, string Owner)> Unread(ActivityNode machine) =>
        from list in new[] { (Name: "states", Slots: new[] { "entry", "exit" }), (Name: "transitions", Slots: ["trigger", "action"]) }
        from member in (machine.Source[list.Name] as JsonArray ?? []).Select((json, i) => (Json: json as JsonObject, Index: i))
        from slot in list.Slots
        where member.Json?[slot] is not null && machine.Slot($"{list.Name}/{member.Index}/{slot}") is null
        select (slot, member.Json?.Text("name") ?? $"{list.Name}/{member.Index}");

    private static HashSet<string> Reached(StatePlan plan, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var state))
        {
            if (reached.Add(state))
            {
                foreach (var transition in plan.From(state))
                {
                    open.Push(transition.To);
                }
            }
        }

        return reached;
    }
}
