using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's REST calls that start instances: execute, dispatch and bulk-dispatch.</summary>
internal sealed class ExecuteEndpoints : IEndpoints
{
    private const int MostAtOnce = 1_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync);
        elsa.MapGet("/workflow-definitions/{definitionId}/execute", ExecuteByQueryAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/bulk-dispatch", BulkDispatchAsync);
    }

    private static async Task<IResult> ExecuteAsync(HttpContext http, string definitionId, IMediator mediator, CancellationToken ct) =>
        await StartOf(http, definitionId, ct) is { } start ? await RunAsync(http, mediator, start, ct) : BadBody();

    private static async Task<IResult> ExecuteByQueryAsync(
        HttpContext http, string definitionId, IMediator mediator, string? correlationId, string? input, string? versionOptions, CancellationToken ct)
    {
        try
        {
            var start = new StartInstance(definitionId)
            {
                CorrelationId = correlationId, Input = string.IsNullOrEmpty(input) ? null : JsonNode.Parse(input) as JsonObject, Version = VersionOf(versionOptions),
            };
            return await RunAsync(http, mediator, start, ct);
        }
        catch (JsonException)
        {
            return BadBody();
        }
    }

    /// <summary>Runs until the instance ends or waits. One that faulted answers 500 with its state, as Elsa does.</summary>
    private static async Task<IResult> RunAsync(HttpContext http, IMediator mediator, StartInstance start, CancellationToken ct)
    {
        var answer = await mediator.Send(start with { WithState = true }, ct);
        if (!answer.Succeeded)
        {
            return DefinitionAnswers.Refused(answer.Refusals);
        }

        var (instance, state) = answer.Value;
        http.Response.Headers["x-elsa-workflow-cannot-start"] = instance is null ? "True" : "False";
        if (instance is null)
        {
            return Results.Ok();
        }

        http.Response.Headers["x-elsa-workflow-instance-id"] = instance.Value.ToString();
        var faulted = state!.Text("subStatus") == "Faulted";
        if (!faulted)
        {
            http.Response.Headers["x-elsa-response"] = "true";
        }

        return DefinitionAnswers.Json(new JsonObject { ["workflowState"] = state }, faulted ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    private static async Task<IResult> DispatchAsync(HttpContext http, string definitionId, IMediator mediator, CancellationToken ct)
    {
        if (await StartOf(http, definitionId, ct) is not { } start)
        {
            return BadBody();
        }

        var answer = await mediator.Send(start, ct);
        return answer.Succeeded
            ? DefinitionAnswers.Json(new JsonObject { ["workflowInstanceId"] = answer.Value.InstanceId?.ToString() })
            : DefinitionAnswers.Refused(answer.Refusals);
    }

    private static async Task<IResult> BulkDispatchAsync(HttpContext http, string definitionId, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var count = body["count"] is JsonValue v && v.TryGetValue<int>(out var n) ? n : 1;
        if (count is < 1 or > MostAtOnce)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "count", [TextCatalog.Get("elsa.count", MostAtOnce)]);
        }

        var ids = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            await using var scope = scopes.As(http);
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(Start(definitionId, body), ct);
            if (!answer.Succeeded)
            {
                return DefinitionAnswers.Refused(answer.Refusals);
            }

            ids.Add(answer.Value.InstanceId?.ToString());
        }

        return DefinitionAnswers.Json(new JsonObject { ["workflowInstanceIds"] = ids });
    }

    private static async Task<StartInstance?> StartOf(HttpContext http, string definitionId, CancellationToken ct) =>
        (await DefinitionAnswers.BodyAsync(http, ct)).Body is { } body ? Start(definitionId, body) : null;

    private static StartInstance Start(string definitionId, JsonObject body) => new(definitionId)
    {
        CorrelationId = body.Text("correlationId"),
        Name = body.Text("name"),
        TriggerActivityId = body.Text("triggerActivityId"),
        Input = body["input"]?.DeepClone() as JsonObject,
        Version = VersionOf(body["versionOptions"] is JsonObject o ? JsonValues.Text(o["version"]) : body.Text("versionOptions")),
    };

    /// <summary>A number names a version; Published and everything that means it is the default.</summary>
    private static int? VersionOf(string? versionOptions) => int.TryParse(versionOptions, out var version) ? version : null;

    private static IResult BadBody() => DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", ["Invalid request body."]);
}

internal static class RequestScopes
{
    /// <summary>A scope for a command of its own, by who sent the request.</summary>
    public static AsyncServiceScope As(this IServiceScopeFactory scopes, HttpContext http)
    {
        var scope = scopes.CreateAsyncScope();
        var (from, to) = (http.RequestServices.GetRequiredService<RequestContext>(), scope.ServiceProvider.GetRequiredService<RequestContext>());
        (to.Actor, to.Origin) = (from.Actor, from.Origin);
        return scope;
    }
}
