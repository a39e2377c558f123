using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities.Describing;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What Elsa's designer asks at its start, in Elsa's envelopes; the statuses are bare as Elsa's are.</summary>
internal sealed class DescriptorEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var descriptors = routes.MapGroup("/elsa/api/descriptors").RequireAuthorization();
        descriptors.MapGet("/activities", (IMediator mediator, CancellationToken ct) => ListAsync(mediator, new DescribeActivities(), counted: true, ct));
        descriptors.MapGet("/activities/{typeName}", OneAsync);
        foreach (var (path, choice, counted) in Lists)
        {
            descriptors.MapGet(path, (IMediator mediator, CancellationToken ct) => ListAsync(mediator, new DescribeChoices(choice), counted, ct));
        }
    }

    private static readonly (string Path, DesignerChoice Choice, bool Counted)[] Lists =
    [
        ("/expression-descriptors", DesignerChoice.Expressions, true),
        ("/variables", DesignerChoice.VariableTypes, false),
        ("/storage-drivers", DesignerChoice.StorageDrivers, false),
        ("/incident-strategies", DesignerChoice.IncidentStrategies, true),
        ("/workflow-activation-strategies", DesignerChoice.ActivationStrategies, true),
    ];

    private static async Task<IResult> ListAsync(IMediator mediator, IRequest<Result<IReadOnlyList<JsonObject>>> request, bool counted, CancellationToken ct)
    {
        var answer = await mediator.Send(request, ct);
        if (!answer.Succeeded)
        {
            return Refused(answer.Refusals);
        }

        var envelope = new JsonObject { ["items"] = new JsonArray([.. answer.Value]) };
        if (counted)
        {
            envelope["count"] = answer.Value.Count;
        }

        return TypedResults.Ok(envelope);
    }

    private static async Task<IResult> OneAsync(IMediator mediator, string typeName, int? version, CancellationToken ct)
    {
        var answer = await mediator.Send(new DescribeActivity(typeName, version), ct);
        return answer.Succeeded ? TypedResults.Ok(answer.Value) : Refused(answer.Refusals);
    }

    private static IResult Refused(IReadOnlyList<Refusal> refusals) => TypedResults.StatusCode(
        refusals[0].Kind == RefusalKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
}
