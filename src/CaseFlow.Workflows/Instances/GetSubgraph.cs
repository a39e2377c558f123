using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>One activity of a version with what is inside it, also where that is another definition; and the way down to it.</summary>
[AnyRole]
public sealed record GetSubgraph(string VersionId, string NodeId) : IQuery<Subgraph>;

/// <param name="Container">What the drawing that shows it belongs to: the workflow, or an activity with a drawing inside.</param>
/// <param name="Path">The activities with a drawing inside, from the outermost down to it.</param>
public sealed record Subgraph(PlacedActivity Activity, PlacedActivity Container, IReadOnlyList<PathSegment> Path);

/// <param name="Source">The activity as its document holds it, a copy.</param>
/// <param name="Port">Where it stands in the one around it.</param>
/// <param name="Inside">The definition it is a use of, or that it is itself; null for any other activity.</param>
public sealed record PlacedActivity(string NodeId, string Port, JsonObject Source, WorkflowDocument? Inside);

public sealed record PathSegment(string NodeId, string ActivityId, string ActivityType, string? ActivityName, string Port);

internal sealed class GetSubgraphHandler(CaseFlowDb db, IGraphSource graphs) : IRequestHandler<GetSubgraph, Result<Subgraph>>
{
    public async Task<Result<Subgraph>> Handle(GetSubgraph request, CancellationToken cancellationToken)
    {
        var version = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.VersionId == request.VersionId)
            .Select(d => new { d.DefinitionId, d.Version }).FirstOrDefaultAsync(cancellationToken);
        if (version is null || await graphs.VersionAsync(version.DefinitionId, version.Version, cancellationToken) is not { } graph
            || !graph.ByNodeId.TryGetValue(request.NodeId, out var node))
        {
            return Refusal.NotFound("workflow.subgraph.unknown", request.NodeId);
        }

        var path = new List<PathSegment>();
        var container = graph.Root;
        for (var inside = node; inside.Parent is { } drawing; inside = drawing.Parent ?? graph.Root)
        {
            if (drawing.Parent is { } owner && owner != graph.Root)
            {
                container = path.Count == 0 ? owner : container;
                path.Insert(0, new PathSegment(owner.NodeId, owner.Id, owner.Type, owner.Name, Port(drawing)));
            }
        }

        return new Subgraph(Placed(node), Placed(container), path);
    }

    private static PlacedActivity Placed(ActivityNode node) => new(node.NodeId, node.Parent is null ? "Root" : Port(node), (JsonObject)node.Source.DeepClone(), node.Boundary);

    private static string Port(ActivityNode node)
    {
        var slot = node.Parent!.Slots.FirstOrDefault(s => s.Value.Contains(node)).Key ?? "root";
        return char.ToUpperInvariant(slot[0]) + slot[1..];
    }
}
