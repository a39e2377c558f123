using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What the designer opens when somebody steps into an activity that has a drawing inside.</summary>
internal sealed class SubgraphEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-definitions/subgraph/{id}", (string id, string? parentNodeId, IMediator mediator, CancellationToken ct) =>
            AnswerAsync(id, "parentNodeId", parentNodeId, mediator, (found, types, latest) => Node(found.Activity, types, latest), ct));
        elsa.MapGet("/workflow-definitions/subgraph/segments/{id}", (string id, string? childNodeId, IMediator mediator, CancellationToken ct) =>
            AnswerAsync(id, "childNodeId", childNodeId, mediator, Segments, ct));
    }

    private static async Task<IResult> AnswerAsync(
        string id, string member, string? nodeId, IMediator mediator,
        Func<Subgraph, IReadOnlyDictionary<string, IReadOnlySet<int>>, DefinitionView?, JsonObject> answer, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(nodeId))
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, member, [TextCatalog.Get("elsa.no-parent", member)]);
        }

        var found = await mediator.Send(new GetSubgraph(id, nodeId), ct);
        if (!found.Succeeded)
        {
            return DefinitionAnswers.Refused(found.Refusals);
        }

        var latest = found.Value.Activity.Inside is { } used ? await mediator.OneAsync(used.DefinitionId, VersionChoice.Published, ct) : null;
        return DefinitionAnswers.Json(answer(found.Value, await mediator.TypesAsync(ct), latest));
    }

    private static JsonObject Segments(Subgraph found, IReadOnlyDictionary<string, IReadOnlySet<int>> types, DefinitionView? latest) => new()
    {
        ["childNode"] = Node(found.Activity, types, latest),
        ["container"] = Node(found.Container, types, latest),
        ["pathSegments"] = new JsonArray([.. found.Path.Select(Segment)]),
    };

    private static JsonObject Segment(PathSegment segment)
    {
        var json = new JsonObject { ["activityNodeId"] = segment.NodeId, ["activityId"] = segment.ActivityId, ["activityType"] = segment.ActivityType, ["portName"] = segment.Port };
        if (segment.ActivityName is { } name)
        {
            json["activityName"] = name;
        }

        return json;
    }

    private static JsonObject Node(PlacedActivity place, IReadOnlyDictionary<string, IReadOnlySet<int>> types, DefinitionView? latest)
    {
        var around = place.NodeId.LastIndexOf(':');
        var activity = place.Source;
        if (around < 0)
        {
            activity = Workflow(place, types);
        }
        else
        {
            DefinitionCanvas.Prepare(activity, place.NodeId[..around], types);
            if (place.Inside is { } used)
            {
                (activity["workflowDefinitionId"], activity["workflowDefinitionVersionId"]) = (used.DefinitionId, used.Id);
                (activity["latestAvailablePublishedVersion"], activity["latestAvailablePublishedVersionId"]) = (latest?.Version ?? used.Version, latest?.VersionId ?? used.Id);
                activity["root"] = Workflow(place, types);
            }
        }

        return new JsonObject { ["nodeId"] = place.NodeId, ["port"] = place.Port, ["activity"] = activity };
    }

    /// <summary>A definition as the activity that Elsa makes of it. Its activities stand under the node that uses it, as in the journal.</summary>
    private static JsonObject Workflow(PlacedActivity place, IReadOnlyDictionary<string, IReadOnlySet<int>> types)
    {
        var document = place.Inside!;
        var root = (JsonObject)document.Root.DeepClone();
        DefinitionCanvas.Prepare(root, place.NodeId, types);
        var json = new JsonObject
        {
            ["identity"] = new JsonObject { ["definitionId"] = document.DefinitionId, ["version"] = document.Version, ["id"] = document.Id },
            ["workflowMetadata"] = new JsonObject { ["name"] = document.Name, ["description"] = document.Description ?? "" },
            ["definitionHandle"] = new JsonObject { ["definitionVersionId"] = document.Id },
            ["isReadonly"] = false,
            ["isSystem"] = false,
            ["root"] = root,
            ["id"] = "Workflow1",
            ["nodeId"] = place.NodeId.Contains(':', StringComparison.Ordinal) ? $"{place.NodeId}:Workflow1" : place.NodeId,
            ["type"] = "Elsa.Workflow",
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
        };
        foreach (var list in (string[])["inputs", "outputs", "outcomes"])
        {
            json[list] = document.Json[list]?.DeepClone() as JsonArray ?? [];
        }

        return json;
    }
}
