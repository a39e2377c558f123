using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Pages.Flow;

/// <summary>What became of a step or line from one version to the other. Texts: <c>flow.change.&lt;value&gt;</c>.</summary>
public enum FlowChange
{
    Same,
    Added,
    Removed,
    Changed,
}

/// <summary>Two versions drawn on one grid, so that what did not move stands in the same place of both.</summary>
public sealed class FlowComparison
{
    private readonly Dictionary<string, FlowChange> _nodes;
    private readonly HashSet<(string From, string Port, string To)> _both;

    public FlowComparison(JsonObject before, JsonObject after, IReadOnlyList<DifferenceLine> lines)
    {
        var grid = FlowGrid.Of(before, after);
        (Before, After) = (FlowDiagram.Of(before, grid: grid), FlowDiagram.Of(after, grid: grid));
        _nodes = lines.Where(l => l.ActivityId is not null && l.Group != DifferenceGroup.Connections).GroupBy(l => l.ActivityId!).ToDictionary(
            g => g.Key,
            g => g.Any(l => l.Kind == "activity-added") ? FlowChange.Added : g.Any(l => l.Kind == "activity-removed") ? FlowChange.Removed : FlowChange.Changed,
            StringComparer.Ordinal);
        _both = [.. Before.Links.Select(Key).Intersect(After.Links.Select(Key))];
    }

    public FlowDiagram Before { get; }

    public FlowDiagram After { get; }

    public FlowChange Of(FlowNode node) => _nodes.GetValueOrDefault(node.Id);

    public FlowChange Of(FlowLink link, bool after) => _both.Contains(Key(link)) ? FlowChange.Same : after ? FlowChange.Added : FlowChange.Removed;

    private static (string From, string Port, string To) Key(FlowLink link) => (link.From, link.Port, link.To);
}
