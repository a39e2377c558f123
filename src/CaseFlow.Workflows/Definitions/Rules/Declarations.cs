using CaseFlow.Workflows.Activities.Events;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>A variable name means one thing in its scope.</summary>
internal sealed class VariableNamesAreUnique : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        from twin in node.Variables.GroupBy(v => v.Name).Where(g => g.Count() > 1)
        select node.Error("workflow.rule.duplicate-variable", twin.Key);
}

/// <summary>A variable expression names a variable that is declared where it is used.</summary>
internal sealed class VariablesAreDeclared : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        from expression in node.Inputs.Values.OfType<VariableExpression>()
        where !node.Sees(expression.Name)
        select node.Warning("workflow.rule.unknown-variable", expression.Name);
}

/// <summary>An event that waits or starts a workflow has a name.</summary>
internal sealed class EventsAreNamed : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        where node.Type == EventActivity.TypeName && node.ConstantInput("eventName") is { } name && string.IsNullOrWhiteSpace(JsonValues.Text(name))
        select node.Error("workflow.rule.event-without-name");
}

/// <summary>A definition that starts itself is pointed out.</summary>
internal sealed class SelfDispatch : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        where node.Type is "Elsa.DispatchWorkflow" or "Elsa.ExecuteWorkflow" && JsonValues.Text(node.ConstantInput("workflowDefinitionId")) == graph.DefinitionId
        select node.Warning("workflow.rule.self-dispatch", graph.DefinitionId);
}

/// <summary>Loops have bodies and switches have cases.</summary>
internal sealed class ContainersAreFilled : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        foreach (var node in graph.Own())
        {
            if (node.Type is "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" && node.Slot("body") is null)
            {
                yield return node.Warning("workflow.rule.loop-without-body");
            }

            if (node.Plan is Activities.SwitchCase[] { Length: 0 })
            {
                yield return node.Warning("workflow.rule.switch-without-cases");
            }

            if (node.Plan is Activities.Flowcharts.FlowPlan { Start: null })
            {
                yield return node.Warning("workflow.rule.empty-flowchart");
            }
        }

        if (string.IsNullOrWhiteSpace(graph.Document.Json.Text("name")))
        {
            yield return new Finding("workflow.rule.unnamed", FindingSeverity.Warning, null, null);
        }
    }
}
