using System.Text.Json.Nodes;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's REST calls that look at one instance.</summary>
internal sealed class InstanceEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-instances/{id}", (string id, IMediator mediator, CancellationToken ct) => AnswerAsync(id, mediator, Whole, ct));
        elsa.MapGet("/workflow-instances/{id}/execution-state", (string id, IMediator mediator, CancellationToken ct) => AnswerAsync(id, mediator, Standing, ct));
    }

    private static async Task<IResult> AnswerAsync(string id, IMediator mediator, Func<InstanceView, JsonObject> shown, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var instance))
        {
            return Results.NotFound();
        }

        var answer = await mediator.Send(new GetInstance(instance), ct);
        return answer.Succeeded ? DefinitionAnswers.Json(shown(answer.Value)) : DefinitionAnswers.Refused(answer.Refusals);
    }

    private static JsonObject Whole(InstanceView view)
    {
        var json = new JsonObject
        {
            ["id"] = view.Id.ToString(),
            ["definitionId"] = view.DefinitionId,
            ["definitionVersionId"] = view.VersionId,
            ["version"] = view.Version,
            ["workflowState"] = view.State,
            ["status"] = view.Status,
            ["subStatus"] = view.SubStatus,
            ["isExecuting"] = false,
            ["incidentCount"] = view.Incidents,
            ["isSystem"] = false,
        };
        foreach (var member in (string[])["correlationId", "name", "createdAt", "updatedAt", "finishedAt"])
        {
            if (view.State[member] is { } value)
            {
                json[member] = value.DeepClone();
            }
        }

        return json;
    }

    private static JsonObject Standing(InstanceView view) => new()
    {
        ["status"] = view.Status, ["subStatus"] = view.SubStatus, ["updatedAt"] = view.State["updatedAt"]!.DeepClone(),
    };
}
