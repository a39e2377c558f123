using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One named rule about whole definitions; found by scan. Rules about one activity stand in its behaviour.</summary>
public interface IValidationRule
{
    IEnumerable<Finding> Check(WorkflowGraph graph);
}
