using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Rules;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>A table without a row for everything else says where to go when no row holds.</summary>
internal sealed class NoMatchIsExpected : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from plan in graph.Own().Select(n => n.Plan).OfType<FlowPlan>()
        from node in plan.Activities
        where node.Plan is CompiledTable { CatchesAll: false } && !plan.Outbound[plan.NumberOf(node)].Any(c => c.Port == DecisionTable.NoMatch)
        select node.Warning("decision-table.no-match-open");
}
