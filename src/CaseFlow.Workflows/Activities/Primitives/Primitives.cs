using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Primitives;

[Activity("Elsa.WriteLine", Category = "Console")]
[Input("Text")]
internal sealed class WriteLineActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.WriteLine(context.Input<string>("text") ?? "");
        return ValueTask.CompletedTask;
    }
}

[Activity("Elsa.SetVariable", Category = "Primitives")]
[Input("Variable", "UnregisteredClrType:Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core", Hint = "variable-picker", Required = true, Wrapped = false)]
[Input("Value", "Object")]
internal sealed class SetVariableActivity : Activity
{
    /// <summary>The variable's id; documents hold the variable itself, or only its id.</summary>
    public override object? Prepare(ActivityNode node) => node.Source["variable"] switch
    {
        JsonObject o => o.Text("id") ?? o.Text("name"),
        var id => JsonValues.Text(id),
    };

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Node.Plan is string variable)
        {
            context.SetVariable(variable, TypedValues.Coerce(context.Input("value"), TypeOf(context, variable)));
        }

        return ValueTask.CompletedTask;
    }

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (node.Plan is not string { Length: > 0 } id)
        {
            yield return node.Error("workflow.rule.no-variable", node.Name ?? node.Id);
        }
        else if (Declared(node, id) is null)
        {
            yield return node.Warning("workflow.rule.unknown-variable", id);
        }
    }

    private static string? TypeOf(ActivityContext context, string variable) => Declared(context.Node, variable)?.TypeName;

    private static VariableDefinition? Declared(ActivityNode node, string id)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            foreach (var v in n.Variables)
            {
                if (v.Id == id || v.Name == id)
                {
                    return v;
                }
            }

            if (n.Boundary is not null)
            {
                break;
            }
        }

        return null;
    }
}

[Activity("Elsa.SetOutput", Category = "Composition")]
[Input("OutputName", Hint = "output-picker", Required = true)]
[Input("OutputValue", "Object")]
internal sealed class SetOutputActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Input<string>("outputName") is { Length: > 0 } name)
        {
            context.SetWorkflowOutput(name, context.Input("outputValue"));
        }

        return ValueTask.CompletedTask;
    }
}

[Activity("Elsa.SetName", Category = "Primitives")]
[Input("Value")]
internal sealed class SetNameActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.InstanceName = context.Input<string>("value");
        return ValueTask.CompletedTask;
    }
}

[Activity("Elsa.Correlate", Category = "Primitives")]
[Input("CorrelationId", Required = true)]
internal sealed class CorrelateActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CorrelationId = context.Input<string>("correlationId");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Ends the whole instance.</summary>
[Activity("Elsa.Finish", Category = "Primitives", Terminal = true)]
internal sealed class FinishActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) =>
        context.Burst.CompleteAncestorAsync(context.Execution, context.Burst.State.Root!, Burst.DoneOnly);
}

/// <summary>Ends the definition it stands in (not those around it) with outcomes.</summary>
[Activity("Elsa.Complete", Category = "Composition", Terminal = true)]
[Input("Outcomes", "Object", Hint = "outcome-picker", DefaultSyntax = "Object")]
internal sealed class CompleteActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var outcomes = JsonValues.Parsed(context.Input("outcomes")) switch
        {
            JsonArray list => list.Select(JsonValues.Text).OfType<string>().ToArray(),
            null => Burst.DoneOnly,
            var one => [JsonValues.Text(one)!],
        };
        var boundary = Scope.BoundaryOf(context.Execution);
        if (boundary.Parent is not null)
        {
            DefinitionActivity.PassOutputs(new ActivityContext(context.Burst, boundary));
        }

        return context.Burst.CompleteAncestorAsync(context.Execution, boundary, outcomes);
    }
}

/// <summary>An incident on purpose.</summary>
[Activity("Elsa.Fault", Category = "Primitives")]
[Input("Code")]
[Input("Category")]
[Input("FaultType")]
[Input("Message")]
internal sealed class FaultActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context) =>
        throw context.Fault(
            Given(context, "category") || Given(context, "faultType") ? "workflow.fault-of-kind" : "workflow.fault",
            context.Input<string>("message") ?? "", context.Input<string>("code") ?? "", context.Input<string>("category") ?? "", context.Input<string>("faultType") ?? "");

    private static bool Given(ActivityContext context, string name) => context.Input<string>(name) is { Length: > 0 };

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) => null;
}
