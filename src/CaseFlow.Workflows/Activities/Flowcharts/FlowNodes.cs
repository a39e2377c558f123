using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>Marks where a flowchart begins.</summary>
[Activity(TypeName, Category = "Flow", Start = true)]
internal sealed class StartActivity : Activity
{
    public const string TypeName = "Elsa.Start";
}

/// <summary>Ends the flowchart it stands in, whatever else still runs in it.</summary>
[Activity("Elsa.End", Category = "Flow", Terminal = true)]
internal sealed class EndActivity : Activity;

/// <summary>Two ways out by a condition.</summary>
[Activity("Elsa.FlowDecision", Category = "Branching")]
[Input("Condition", "Boolean", Required = true)]
[FlowPort("True")]
[FlowPort("False")]
internal sealed class FlowDecisionActivity : Activity
{
    private static readonly string[] Yes = ["True"];
    private static readonly string[] No = ["False"];

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Input<bool>("condition") ? Yes : No);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) => ["True", "False"];
}

/// <summary>Leaves by every branch it names.</summary>
[Activity("Elsa.FlowFork", Category = "Branching")]
[Input("Branches", "List<String>", Hint = "dynamic-outcomes")]
internal sealed class FlowForkActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Input<string[]>("branches") ?? []);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => node.ConstantInput("branches") is { } constant
        ? [.. JsonValues.To<string[]>(constant) ?? [], Done]
        : node.HasInput("branches") ? null : [Done];
}

/// <summary>Where branches meet. When it goes on is its merge mode, decided by the flowchart (<see cref="FlowPlan"/>).</summary>
[Activity("Elsa.FlowJoin", Category = "Branching")]
[Input("Mode", "FlowJoinMode", Hint = "dropdown", Choices = "WaitAll,WaitAllActive,WaitAny", Default = "WaitAny")]
internal sealed class FlowJoinActivity : Activity
{
    public override IEnumerable<Finding> Validate(ActivityNode node) =>
        node.HasInput("mode") && node.ConstantInput("mode") is null ? [node.Warning("workflow.rule.join-mode", node.Name ?? node.Id)] : [];
}

/// <summary>One activity as a node of a flowchart.</summary>
[Activity("Elsa.FlowNode", Category = "Flow")]
[Slot("Body")]
internal sealed class FlowNodeActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Node.Slot("body") is { } body)
        {
            context.Schedule(body);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        context.Complete([.. child.Outcomes]);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => node.Slot("body") is { } body ? body.Behaviour.Outcomes(body) : [Done];
}

/// <summary>Leaves by the label of the first case that holds (MatchAny: of every one), else by Default.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching")]
[Input("Cases", SwitchCase.FlowListType, Hint = "flow-switch-editor", Wrapped = false)]
[Input("Mode", SwitchCase.ModeType, Hint = "dropdown", Choices = "MatchFirst,MatchAny")]
[FlowPort("Default")]
internal sealed class FlowSwitchActivity : Activity
{
    public override object Prepare(ActivityNode node) => SwitchCase.Of(node);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var matches = SwitchCase.Matching(context, (SwitchCase[])context.Node.Plan!).Select(c => c.Label).ToArray();
        context.Complete(matches.Length == 0 ? ["Default"] : matches);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) =>
        [.. ((SwitchCase[])node.Plan!).Select(c => c.Label), "Default", Done];
}
