using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>What starts a definition by itself is plain, and can be known when it is published.</summary>
internal sealed class TriggersAreConstant(ActivityCatalog catalog) : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        var triggers = graph.Own().Where(n => n.CanStartWorkflow && catalog.Find(n.Type)?.Activity.Trigger == true).ToList();
        if (triggers.Count > 1)
        {
            yield return triggers[1].Warning("workflow.rule.several-triggers", string.Join("、", triggers.Select(t => t.Name ?? t.Id)));
        }

        foreach (var trigger in triggers)
        {
            foreach (var input in catalog.Find(trigger.Type)!.Inputs.Where(i => i.Required && trigger.HasInput(i.Name) && trigger.ConstantInput(i.Name) is null))
            {
                yield return trigger.Warning("workflow.rule.trigger-not-constant", input.Name);
            }
        }
    }
}

/// <summary>Spans and instants that are written out can be read, and lie ahead.</summary>
internal sealed class TimesCanBeRead : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        foreach (var node in graph.Own())
        {
            if (node.Type == "Elsa.Delay" && node.ConstantInput("timeSpan") is { } span && !(Read<TimeSpan?>(span) > TimeSpan.Zero))
            {
                yield return Read<TimeSpan?>(span) == TimeSpan.Zero
                    ? node.Warning("workflow.rule.zero-delay")
                    : node.Error("workflow.rule.bad-interval", JsonValues.Text(span));
            }

            if (node.Type == "Elsa.StartAt" && node.ConstantInput("dateTime") is { } at && Read<DateTimeOffset?>(at) is null)
            {
                yield return node.Error("workflow.rule.bad-instant", JsonValues.Text(at));
            }
        }
    }

    private static T? Read<T>(System.Text.Json.Nodes.JsonNode value)
    {
        try
        {
            return JsonValues.To<T>(value);
        }
        catch (ExpressionException)
        {
            return default;
        }
    }
}

/// <summary>An activity has an id: connections, journal and running cases name it by that.</summary>
internal sealed class IdsAreGiven : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        where node.Id.Length == 0
        select new Finding("workflow.rule.missing-id", FindingSeverity.Error, null, node.Name ?? node.Type, node.Type);
}
