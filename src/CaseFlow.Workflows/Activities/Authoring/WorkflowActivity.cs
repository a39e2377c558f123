using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities;

/// <summary>The workflow itself: runs its root and ends with it.</summary>
[Activity(TypeName, Category = "Workflows", Browsable = false)]
[Output("Result", Ignored = true)]
[Slot("Root", Browsable = false)]
internal sealed class WorkflowActivity : Activity
{
    public const string TypeName = "Elsa.Workflow";

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Schedule(context.Node.Slot("root")!);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A published definition used as an activity of its own type: its inputs, outputs and outcomes are the activity's.</summary>
internal sealed class DefinitionActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var input = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in context.Node.Boundary!.Inputs)
        {
            if (context.Node.HasInput(argument.Name))
            {
                input[argument.Name] = TypedValues.Coerce(context.Input(argument.Name), argument.TypeName, argument.IsArray);
            }
        }

        context.Execution.Input = input;
        context.Schedule(context.Node.Slot("root")!);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        PassOutputs(context);
        context.Complete();
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => [.. node.Boundary!.Outcomes, Done];

    public static void PassOutputs(ActivityContext context)
    {
        foreach (var (name, value) in context.Execution.Output ?? [])
        {
            context.SetOutput(name, value);
        }
    }
}

/// <summary>Stands in for what is not known; its document is kept, running it is an incident that names it.</summary>
internal sealed class UnknownActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => throw context.Fault("workflow.rule.unknown-activity", StockPlaceholder.TypeOf(context.Node.Source));

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => null;
}
