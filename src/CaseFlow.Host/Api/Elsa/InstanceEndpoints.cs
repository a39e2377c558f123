using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's REST calls that look at one instance, its variables among them.</summary>
internal sealed class InstanceEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-instances/{id}", (string id, IMediator mediator, CancellationToken ct) => AnswerAsync(id, mediator, Whole, ct));
        elsa.MapGet("/workflow-instances/{id}/execution-state", (string id, IMediator mediator, CancellationToken ct) => AnswerAsync(id, mediator, Standing, ct));
        elsa.MapGet("/workflow-instances/{id}/variables", VariablesAsync);
        elsa.MapPost("/workflow-instances/{id}/variables", SetVariablesAsync);
    }

    private static async Task<IResult> VariablesAsync(string id, IMediator mediator, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetInstanceVariables(Guid.TryParse(id, out var instance) ? instance : Guid.Empty), ct);
        return answer.Succeeded ? DefinitionAnswers.Json(InstanceJson.Counted([.. answer.Value.Select(InstanceJson.Variable)])) : DefinitionAnswers.Refused(answer.Refusals);
    }

    /// <summary>All or none, as one alteration, with its entry in the audit.</summary>
    private static async Task<IResult> SetVariablesAsync(HttpContext http, string id, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var changes = (body["variables"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(v => new JsonObject { ["type"] = "ModifyVariable", ["variableId"] = v.Text("id"), ["value"] = v["value"]?.DeepClone() }).ToList();
        var changed = await mediator.Send(new AlterInstance(Guid.TryParse(id, out var instance) ? instance : Guid.Empty, changes), ct);
        return changed.Succeeded ? await VariablesAsync(id, mediator, ct) : DefinitionAnswers.Refused(changed.Refusals);
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
