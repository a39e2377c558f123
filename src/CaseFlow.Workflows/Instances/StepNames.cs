using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Instances;

/// <summary>Activities as people read them.</summary>
internal static class StepNames
{
    /// <summary>What the designer shows, else the activity's name; null where it has neither.</summary>
    public static string? Given(ActivityNode node) => ActivityWords.Given(node.Source);

    /// <summary>An id only where nothing else is known.</summary>
    public static string Of(ActivityNode node) => Given(node) ?? TextCatalog.Find($"activity.{node.Type}") ?? node.Id;

    public static string Of(WorkflowGraph? graph, string activityId) => graph?.Nodes.FirstOrDefault(n => n.Id == activityId) is { } node ? Of(node) : activityId;
}
