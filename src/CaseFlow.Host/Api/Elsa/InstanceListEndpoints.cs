using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's list of instances, and taking instances out of it.</summary>
internal sealed class InstanceListEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-instances", (HttpContext http, IMediator mediator, CancellationToken ct) => ListAsync(mediator, InstanceQuery.From(http.Request.Query), ct));
        elsa.MapPost("/workflow-instances", ListByBodyAsync);
        elsa.MapDelete("/workflow-instances/{id}", DeleteAsync);
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync);
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync);
    }

    private static async Task<IResult> ListByBodyAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        return body is null ? wrong! : await ListAsync(mediator, new InstanceQuery(body), ct);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, InstanceQuery given, CancellationToken ct)
    {
        var (query, wrong) = given.Read();
        if (wrong is not null)
        {
            return wrong;
        }

        var found = await mediator.Send(query, ct);
        return found.Succeeded
            ? DefinitionAnswers.Json(InstanceJson.Page(found.Value.Items.Select(InstanceJson.Summary), found.Value.Total))
            : DefinitionAnswers.Refused(found.Refusals);
    }

    private static async Task<IResult> DeleteAsync(string id, IMediator mediator, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var instance))
        {
            return Results.NotFound();
        }

        var deleted = await mediator.Send(new DeleteInstance(instance, TextCatalog.Get("elsa.deleted")), ct);
        return deleted.Succeeded ? Results.NoContent() : DefinitionAnswers.Refused(deleted.Refusals);
    }

    private static Task<IResult> DeleteManyAsync(HttpContext http, IMediator mediator, IServiceScopeFactory scopes, CancellationToken ct) =>
        EachAsync(http, mediator, scopes, "deleted", (id, why) => new DeleteInstance(id, why), "elsa.deleted", ct);

    private static Task<IResult> CancelManyAsync(HttpContext http, IMediator mediator, IServiceScopeFactory scopes, CancellationToken ct) =>
        EachAsync(http, mediator, scopes, "cancelled", (id, why) => new CancelInstance(id, why), "elsa.cancelled", ct);

    /// <summary>Each in a transaction of its own; one that is refused keeps none of the others back and is told by its id.</summary>
    private static async Task<IResult> EachAsync(
        HttpContext http, IMediator mediator, IServiceScopeFactory scopes, string counted, Func<Guid, string, ICommand<Done>> act, string reason, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var (ids, refused) = await MeantAsync(mediator, body, ct);
        var (done, errors) = (0, new JsonObject());
        foreach (var id in refused is null ? ids : [])
        {
            await using var scope = scopes.As(http);
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(act(id, body.Text("reason") ?? TextCatalog.Get(reason)), ct);
            refused ??= answer.Refusals.FirstOrDefault(r => r.Kind == RefusalKind.Forbidden) is { } forbidden ? [forbidden] : null;
            done += answer.Succeeded ? 1 : 0;
            if (!answer.Succeeded && answer.Refusals[0].Kind != RefusalKind.NotFound)
            {
                errors[id.ToString()] = new JsonArray([.. answer.Refusals.Select(r => JsonValue.Create(r.Text()))]);
            }
        }

        var json = new JsonObject { [counted] = done };
        if (errors.Count > 0)
        {
            json["errors"] = errors;
        }

        return refused is null ? DefinitionAnswers.Json(json) : DefinitionAnswers.Refused(refused);
    }

    /// <summary>The ids that are named, else the running instances of the definition or version that is.</summary>
    private static async Task<(IReadOnlyList<Guid> Ids, IReadOnlyList<Refusal>? Refused)> MeantAsync(IMediator mediator, JsonObject body, CancellationToken ct)
    {
        List<Guid> ids = [.. body.Texts("ids").Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty)];
        string[] definitions = [.. body.Texts("workflowDefinitionIds"), .. ((string?[])[body.Text("definitionId"), body.Text("workflowDefinitionId")]).OfType<string>().Where(d => d.Length > 0)];
        var version = body.Text("definitionVersionId") is { Length: > 0 } named ? named : null;
        if (definitions.Length == 0 && version is null)
        {
            return (ids, null);
        }

        var found = await mediator.Send(new ListInstances { Ids = ids, DefinitionIds = definitions, VersionId = version }, ct);
        return found.Succeeded ? ([.. found.Value.Items.Select(i => i.Id)], null) : ([], found.Refusals);
    }
}
