using CaseFlow.Workflows.Runtime;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.If", Category = "Branching")]
[Input("Condition", "Boolean", Required = true)]
[Output("Result", "Boolean")]
[Slot("Then")]
[Slot("Else")]
internal sealed class IfActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var holds = context.Input<bool>("condition");
        context.SetOutput("Result", JsonValue.Create(holds));
        if (context.Node.Slot(holds ? "then" : "else") is { } branch)
        {
            context.Schedule(branch);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Runs the activity of the first case that holds (MatchAny: of every one), else the default.</summary>
[Activity("Elsa.Switch", Category = "Branching")]
[Input("Cases", SwitchCase.ListType, Hint = "switch-editor", Wrapped = false)]
[Input("Mode", SwitchCase.ModeType, Hint = "dropdown", Choices = "MatchFirst,MatchAny")]
[Output("Output", Ignored = true)]
[Slot("Default")]
internal sealed class SwitchActivity : Activity
{
    public override object Prepare(ActivityNode node) => SwitchCase.Of(node);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var matches = SwitchCase.Matching(context, (SwitchCase[])context.Node.Plan!).ToList();
        var branches = matches.Count == 0 ? [context.Node.Slot("default")] : matches.Select(m => context.Node.Slot(m.Slot));
        foreach (var branch in branches.OfType<ActivityNode>())
        {
            context.Schedule(branch);
        }

        return ValueTask.CompletedTask;
    }
}
