using System.Text;
using CaseFlow.Workflows.Activities.Describing;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What the designer's script editor completes: declarations of what scripts of a definition may call.</summary>
internal sealed class ScriptEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapElsaDefinitions().MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync);

    private static async Task<IResult> DeclareAsync(IMediator mediator, string definitionId, CancellationToken ct)
    {
        var text = await mediator.Send(new DescribeScripts(definitionId), ct);
        return text.Succeeded
            ? Results.File(Encoding.UTF8.GetBytes(text.Value), "application/x-typescript", $"elsa.{definitionId}.d.ts")
            : DefinitionAnswers.Refused(text.Refusals);
    }
}
