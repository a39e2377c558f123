using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's REST calls that move instances on from outside: events, finished tasks, cancellation.</summary>
internal sealed class StimulusEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapPost("/events/{eventName}/trigger", TriggerAsync);
        elsa.MapPost("/tasks/{taskId}/complete", CompleteTaskAsync);
        elsa.MapPost("/cancel/workflow-instances/{id}", CancelAsync);
    }

    /// <summary>Answers 200 whether or not anything waited; what nobody took is kept.</summary>
    private static async Task<IResult> TriggerAsync(HttpContext http, string eventName, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        if (body.Text("workflowInstanceId") is { Length: > 0 } text && !Guid.TryParse(text, out _))
        {
            return Results.Ok();
        }

        var answer = await mediator.Send(
            new TriggerEvent(eventName)
            {
                CorrelationId = body.Text("correlationId"),
                InstanceId = Guid.TryParse(body.Text("workflowInstanceId"), out var instance) ? instance : null,
                Payload = body["input"] is { } input ? input.DeepClone() as JsonObject ?? new JsonObject { ["value"] = input.DeepClone() } : null,
            },
            ct);
        return answer.Succeeded || answer.Refusals[0].Kind == RefusalKind.NotFound ? Results.Ok() : DefinitionAnswers.Refused(answer.Refusals);
    }

    private static async Task<IResult> CompleteTaskAsync(HttpContext http, string taskId, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        if (!Guid.TryParse(taskId, out var bookmark))
        {
            return Results.Ok();
        }

        var result = body["result"]?.DeepClone();
        var answer = await mediator.Send(new CompleteTask(bookmark, result as JsonObject ?? (result is null ? [] : new JsonObject { ["value"] = result })), ct);
        return answer.Succeeded ? Results.Ok() : DefinitionAnswers.Refused(answer.Refusals);
    }

    private static async Task<IResult> CancelAsync(HttpContext http, string id, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        if (Guid.TryParse(id, out var instance))
        {
            var answer = await mediator.Send(new CancelInstance(instance, body.Text("reason") ?? TextCatalog.Get("elsa.cancelled")), ct);
            if (!answer.Succeeded && answer.Refusals[0].Kind is RefusalKind.Forbidden or RefusalKind.Invalid)
            {
                return DefinitionAnswers.Refused(answer.Refusals);
            }
        }

        return Results.Ok();
    }
}
