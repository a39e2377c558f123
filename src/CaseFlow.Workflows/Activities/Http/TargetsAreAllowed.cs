using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Http;

/// <summary>A written-out address is one that this installation may reach; a warning, because another may allow it.</summary>
internal sealed class TargetsAreAllowed(HttpTargets targets) : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Nodes
        where node.Behaviour is HttpRequestActivity
        let url = JsonValues.Text(node.ConstantInput("url"))
        where url is not null && !targets.Allows(url)
        select node.Warning("workflow.rule.http-not-allowed", url, targets.Any ? string.Join("、", targets.Allowed) : "—");
}
