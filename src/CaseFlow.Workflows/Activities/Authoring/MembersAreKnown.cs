using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities;

/// <summary>
/// What a definition gives an activity has an effect, or its author is told that it has none: inputs of other engines,
/// misspelt names, outputs that are never set.
/// </summary>
internal sealed class MembersAreKnown(ActivityCatalog catalog) : IValidationRule
{
    /// <summary>Members that are no inputs, also of older files.</summary>
    private static readonly HashSet<string> Structure = new(StringComparer.OrdinalIgnoreCase)
    {
        "activities", "branches", "states", "transitions", "start", "initialState", "currentState", "mergeMode", "canStartWorkflow", "runAsynchronously",
    };

    public IEnumerable<Finding> Check(WorkflowGraph graph) => graph.Nodes.Where(n => n.Parent is not null).SelectMany(Of);

    // Inputs of a definition used as an activity have a rule of their own, an error.
    private IEnumerable<Finding> Of(ActivityNode node) => node.Boundary is { } definition
        ? Unknown(node, null, [.. definition.Outputs.Select(o => o.Name)])
        : catalog.Find(node.Type) is { } type
            ? Unknown(node, [.. type.Inputs.Select(i => i.Name)], [.. type.Outputs.Select(o => o.Name)]).Concat(Ignored(node, type))
            : [];

    private static IEnumerable<Finding> Unknown(ActivityNode node, string[]? inputs, string[] outputs)
    {
        foreach (var name in inputs is null ? [] : node.Inputs.Keys.Where(n => !n.Contains('/') && !Structure.Contains(n) && !Has(inputs, n) && !Has(outputs, n)))
        {
            yield return node.Warning("workflow.rule.no-such-input", name, inputs!.Length == 0 ? "—" : string.Join("、", inputs!));
        }

        foreach (var name in node.Outputs.Keys.Where(n => !Has(outputs, n) && !Has(inputs ?? [], n)))
        {
            yield return node.Warning("workflow.rule.no-such-output", name, outputs.Length == 0 ? "—" : string.Join("、", outputs));
        }
    }

    private static IEnumerable<Finding> Ignored(ActivityNode node, ActivityDescriptor type) =>
    [
        .. type.Inputs.Where(i => i.Ignored && node.HasInput(i.Name) && IsGiven(node, i.Name)).Select(i => node.Warning("workflow.rule.ignored-input", i.Name)),
        .. type.Outputs.Where(o => o.Ignored && node.Outputs.ContainsKey(o.Name)).Select(o => node.Warning("workflow.rule.ignored-output", o.Name)),
    ];

    /// <summary>The designer writes every input; what it writes for "not set" is no reason to warn.</summary>
    private static bool IsGiven(ActivityNode node, string name) =>
        node.Inputs[name] is not ConstantExpression || JsonValues.Text(node.ConstantInput(name)) is not (null or "" or "false" or "False");

    private static bool Has(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
