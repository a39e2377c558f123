using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Saving definitions and moving them through their life cycle. If-Match says what the caller began from.</summary>
internal sealed class DefinitionChangeEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapPost("/workflow-definitions", SaveAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/update-references", UpdateReferencesAsync);
        elsa.MapDelete("/workflow-definitions/{definitionId}/version/{version:int}", DeleteVersionAsync);
        elsa.MapDelete("/workflow-definition-versions/{id}", DeleteByIdAsync);
        elsa.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        if (body["model"] is not JsonObject model)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "model", [TextCatalog.Get("elsa.no-model")]);
        }

        var publish = body["publish"] is JsonValue p && p.TryGetValue<bool>(out var asked) && asked;
        var began = await http.BeganAsync(mediator, model, byModel: true, ct);
        var saved = await mediator.Send(new SaveDefinition(DocumentText.Of(DefinitionIntake.Of(model)), body.Why(), began, publish), ct);
        return await EnvelopeAsync(http, mediator, saved, ct);
    }

    private static async Task<IResult> PublishAsync(HttpContext http, IMediator mediator, string definitionId, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        return body is null ? wrong! : await EnvelopeAsync(http, mediator, await mediator.Send(new PublishDefinition(definitionId, body.Why(), null, http.Began()), ct), ct);
    }

    private static async Task<IResult> RetractAsync(HttpContext http, IMediator mediator, string definitionId, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var retracted = await mediator.Send(new RetractDefinition(definitionId, body.Why()), ct);
        return retracted.Succeeded ? await http.DefinitionAsync(mediator, retracted.Value.VersionId, ct) : DefinitionAnswers.Refused(retracted.Refusals);
    }

    private static async Task<IResult> RevertAsync(HttpContext http, IMediator mediator, string definitionId, int version, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var made = await mediator.Send(new RevertDefinition(definitionId, version, body.Why()), ct);
        if (!made.Succeeded)
        {
            return DefinitionAnswers.Refused(made.Refusals);
        }

        http.Response.Headers.Location = $"/elsa/api/workflow-definitions/by-id/{made.Value.VersionId}";
        return DefinitionAnswers.Json(DefinitionModel.Summary((await mediator.OneAsync(made.Value.VersionId, ct))!, links: false), StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateReferencesAsync(IMediator mediator, string definitionId, CancellationToken ct)
    {
        var moved = await mediator.Send(new UpdateReferences(definitionId), ct);
        if (!moved.Succeeded)
        {
            return DefinitionAnswers.Refused(moved.Refusals);
        }

        var names = moved.Value.Count == 0 ? [] : (await mediator.Send(new FindDefinitionVersions(VersionChoice.Latest, moved.Value), ct)).Value.Items.Select(v => v.Name);
        return DefinitionAnswers.Json(new JsonObject { ["affectedWorkflows"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) });
    }

    private static async Task<IResult> DeleteVersionAsync(IMediator mediator, string definitionId, int version, CancellationToken ct)
    {
        var deleted = await mediator.Send(new DeleteDefinitionVersion(definitionId, version, TextCatalog.Get("elsa.by-designer")), ct);
        return deleted.Succeeded ? Results.Ok() : DefinitionAnswers.Refused(deleted.Refusals);
    }

    private static async Task<IResult> DeleteByIdAsync(IMediator mediator, string id, CancellationToken ct)
    {
        if (await mediator.OneAsync(id, ct) is not { } view)
        {
            return Results.NotFound();
        }

        var deleted = await mediator.Send(new DeleteDefinitionVersion(view.DefinitionId, view.Version, TextCatalog.Get("elsa.by-designer")), ct);
        return deleted.Succeeded ? Results.NoContent() : DefinitionAnswers.Refused(deleted.Refusals);
    }

    private static async Task<IResult> DeleteAsync(IMediator mediator, string definitionId, CancellationToken ct)
    {
        var deleted = await mediator.Send(new DeleteDefinition(definitionId, TextCatalog.Get("elsa.by-designer")), ct);
        return deleted.Succeeded ? Results.NoContent() : DefinitionAnswers.Refused(deleted.Refusals);
    }

    /// <summary>Errors of a draft are told by the designer's own call for them; here they would keep it from saving.</summary>
    private static async Task<IResult> EnvelopeAsync(HttpContext http, IMediator mediator, Result<SavedDefinition> saved, CancellationToken ct)
    {
        if (!saved.Succeeded)
        {
            return DefinitionAnswers.Refused(saved.Refusals);
        }

        var view = (await mediator.OneAsync(saved.Value.VersionId, ct))!;
        http.Tag(view.Version, view.Revision);
        return DefinitionAnswers.Json(new JsonObject
        {
            ["workflowDefinition"] = DefinitionModel.Of(view, await mediator.TypesAsync(ct)),
            ["alreadyPublished"] = saved.Value.AlreadyPublished,
            ["consumingWorkflowCount"] = saved.Value.Consumers.Count,
            ["validationErrors"] = new JsonArray(
                [.. saved.Value.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => new JsonObject { ["activityId"] = f.ActivityId, ["message"] = f.Text })]),
        });
    }
}
