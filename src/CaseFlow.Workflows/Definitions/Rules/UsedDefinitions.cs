using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>A definition used as an activity gets inputs that it has, and all that it needs.</summary>
internal sealed class ChildInputsFit : IValidationRule
{
    private static readonly HashSet<string> OfReference = new(StringComparer.OrdinalIgnoreCase) { "workflowDefinitionId", "workflowDefinitionVersionId", "canStartWorkflow", "runAsynchronously" };

    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        foreach (var node in graph.Own().Where(n => n.Behaviour is DefinitionActivity))
        {
            var child = node.Boundary!;
            foreach (var given in node.Inputs.Keys.Where(k => !OfReference.Contains(k) && !child.Inputs.Any(i => string.Equals(i.Name, k, StringComparison.OrdinalIgnoreCase))))
            {
                yield return node.Warning("workflow.rule.unknown-child-input", given, child.Name);
            }

            foreach (var needed in child.Inputs.Where(i => i.Default is null && !node.HasInput(i.Name)))
            {
                yield return node.Warning("workflow.rule.missing-child-input", needed.Name, child.Name);
            }
        }
    }
}

/// <summary>A definition that declares outcomes ends by them.</summary>
internal sealed class OutcomesAreSet : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        var declared = graph.Document.Outcomes.Where(o => o != Activity.Done).ToList();
        var completes = graph.Own().Where(n => n.Type == "Elsa.Complete").ToList();
        if (declared.Count == 0 || completes.Any(c => c.HasInput("outcomes") && c.ConstantInput("outcomes") is null))
        {
            yield break;
        }

        var set = completes.SelectMany(c => Texts(c.ConstantInput("outcomes"))).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in declared.Where(o => !set.Contains(o)))
        {
            yield return new Finding("workflow.rule.outcome-never-set", FindingSeverity.Warning, null, null, outcome);
        }
    }

    private static IEnumerable<string> Texts(JsonNode? value) => JsonValues.Parsed(value) switch
    {
        JsonArray list => list.Select(JsonValues.Text).OfType<string>(),
        null => [],
        var one => JsonValues.Text(one) is { } text ? [text] : [],
    };
}

/// <summary>
/// A definition that another one starts is known and gets what it needs. No rule found by scan: what is known depends on
/// where the definition is checked.
/// </summary>
internal static class StartedDefinitions
{
    private static readonly string[] Starting = ["Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow", "Elsa.BulkDispatchWorkflows"];

    /// <summary>Ids of the definitions that a document starts, where they are written out.</summary>
    public static IEnumerable<string> Of(WorkflowDocument document) =>
    [
        .. from activity in ActivityWalk.Of(document)
           where Starting.Contains(activity.Text("type"))
           let written = activity["workflowDefinitionId"]
           let id = JsonValues.Text(written is JsonObject input ? (input["expression"] as JsonObject)?["value"] : written)
           where !string.IsNullOrEmpty(id)
           select id,
    ];

    /// <param name="find">The document that would be started; null when there is none.</param>
    public static IEnumerable<Finding> Check(WorkflowGraph graph, Func<string, WorkflowDocument?> find)
    {
        foreach (var node in graph.Own().Where(n => Starting.Contains(n.Type)))
        {
            if (JsonValues.Text(node.ConstantInput("workflowDefinitionId")) is not { Length: > 0 } id)
            {
                continue;
            }

            if (find(id) is not { } started)
            {
                yield return node.Warning("workflow.rule.unknown-definition", id);
                continue;
            }

            var given = JsonValues.Parsed(node.ConstantInput("input")) as JsonObject;
            if (given is null && node.HasInput("input"))
            {
                continue;
            }

            foreach (var needed in started.Inputs.Where(i => i.Default is null && given?.Any(g => string.Equals(g.Key, i.Name, StringComparison.OrdinalIgnoreCase)) != true))
            {
                yield return node.Warning("workflow.rule.missing-child-input", needed.Name, started.Name);
            }
        }
    }
}
