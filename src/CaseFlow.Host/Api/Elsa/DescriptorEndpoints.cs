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
        descriptors.MapPost("/activities/{typeName}/options/{property}", OptionsAsync).DisableAntiforgery();
        foreach (var path in Absent)
        {
            descriptors.MapGet(path, () => DefinitionAnswers.Json(InstanceJson.Counted([])));
        }

        descriptors.MapGet("/output-converters", (string? sourceType, string? destinationType) => string.IsNullOrEmpty(sourceType) || string.IsNullOrEmpty(destinationType)
            ? DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.converters")])
            : DefinitionAnswers.Json(InstanceJson.Counted([])));
        foreach (var (path, choice, counted) in Lists)
        {
            descriptors.MapGet(path, (IMediator mediator, CancellationToken ct) => ListAsync(mediator, new DescribeChoices(choice), counted, ct));
        }
    }

    /// <summary>There is one way to commit and to keep the journal here, so there is nothing to choose.</summary>
    private static readonly string[] Absent = ["/commit-strategies/workflows", "/commit-strategies/activities", "/log-persistence-strategies"];

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

    /// <summary>What an input offers now; the designer asks again when another input changed.</summary>
    private static async Task<IResult> OptionsAsync(IMediator mediator, string typeName, string property, CancellationToken ct)
    {
        var answer = await mediator.Send(new DescribeActivity(typeName), ct);
        if (!answer.Succeeded)
        {
            return Refused(answer.Refusals);
        }

        var input = answer.Value["inputs"]!.AsArray().OfType<JsonObject>().FirstOrDefault(i => string.Equals((string?)i["name"], property, StringComparison.OrdinalIgnoreCase));
        return input is null ? Results.NotFound() : DefinitionAnswers.Json(new JsonObject { ["items"] = input["uiSpecifications"]?.DeepClone() ?? new JsonObject() });
    }

    private static IResult Refused(IReadOnlyList<Refusal> refusals) => TypedResults.StatusCode(
        refusals[0].Kind == RefusalKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
}
