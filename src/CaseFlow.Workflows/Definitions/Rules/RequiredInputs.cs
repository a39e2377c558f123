using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>An input that an activity cannot do without is given.</summary>
internal sealed class RequiredInputs(ActivityCatalog catalog) : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        let descriptor = catalog.Find(node.Type)
        where descriptor is not null
        from input in descriptor.Inputs
        where input is { Required: true, Wrapped: true, Default: null } && !node.HasInput(input.Name)
        select node.Error("workflow.rule.missing-input", input.Name);
}
