using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>One version, compiled: immutable, cached, shared by all instances on that version.</summary>
public sealed class WorkflowGraph
{
    internal WorkflowGraph(WorkflowDocument document, IReadOnlyList<ActivityNode> nodes, IReadOnlyList<Finding> findings, bool keepsResults, bool usesCalendar)
    {
        (Document, Nodes, Findings, KeepsResults, UsesCalendar) = (document, nodes, findings, keepsResults, usesCalendar);
        ByNodeId = nodes.DistinctBy(n => n.NodeId).ToDictionary(n => n.NodeId);
    }

    public WorkflowDocument Document { get; }

    public string DefinitionId => Document.DefinitionId;

    public int Version => Document.Version;

    /// <summary>The workflow itself; its slot Root is the definition's root activity.</summary>
    public ActivityNode Root => Nodes[0];

    public IReadOnlyList<ActivityNode> Nodes { get; }

    public IReadOnlyDictionary<string, ActivityNode> ByNodeId { get; }

    /// <summary>What the validation rules say; a graph with errors runs only where somebody insists (drafts).</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public bool HasErrors => Findings.Any(f => f.Severity == FindingSeverity.Error);

    /// <summary>True when a script asks for outputs of earlier activities.</summary>
    internal bool KeepsResults { get; }

    internal bool UsesCalendar { get; }
}
