using CaseFlow.Workflows.Activities.Events;
using CaseFlow.Workflows.Activities.Time;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Persistence;

/// <summary>The start activities of a version as data.</summary>
internal static class TriggerKinds
{
    public const string Event = "Event";
    public const string Timer = "Timer";
    public const string Cron = "Cron";
    public const string StartAt = "StartAt";

    public static IEnumerable<TriggerRow> Of(WorkflowGraph graph, DateTimeOffset now) =>
        from node in graph.Nodes
        where node.CanStartWorkflow && IsOwn(node)
        let kind = Kind(node)
        where kind is not null
        let value = JsonValues.Text(node.ConstantInput(kind.Value.Input))
        where !string.IsNullOrWhiteSpace(value)
        select new TriggerRow
        {
            Id = Guid.CreateVersion7(now),
            DefinitionId = graph.DefinitionId,
            DefinitionVersion = graph.Version,
            NodeId = node.NodeId,
            Kind = kind.Value.Name,
            Value = value,
        };

    private static (string Name, string Input)? Kind(ActivityNode node) => node.Type switch
    {
        EventActivity.TypeName => (Event, "eventName"),
        TimerActivity.TypeName => (Timer, "interval"),
        CronActivity.TypeName => (Cron, "cronExpression"),
        StartAtActivity.TypeName => (StartAt, "dateTime"),
        _ => null,
    };

    /// <summary>A trigger inside a definition used as an activity starts that definition, not this one.</summary>
    private static bool IsOwn(ActivityNode node)
    {
        for (var n = node.Parent; n is not null; n = n.Parent)
        {
            if (n.Boundary is not null)
            {
                return n.Parent is null;
            }
        }

        return false;
    }
}
