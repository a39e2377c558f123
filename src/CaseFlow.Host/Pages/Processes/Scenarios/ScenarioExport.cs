using System.Text;
using CaseFlow.Host.Api;
using CaseFlow.Workflows.Simulation.Kept;
using MediatR;

namespace CaseFlow.Host.Pages.Processes.Scenarios;

/// <summary>A scenario as a file, as it lies beside a shipped process.</summary>
internal sealed class ScenarioExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/processes/{id}/scenarios/{scenario:guid}/export", async (IMediator mediator, string id, Guid scenario, CancellationToken ct) =>
    {
        var answer = await mediator.Send(new GetScenario(scenario), ct);
        return answer.Succeeded
            ? Results.File(Encoding.UTF8.GetBytes(answer.Value.Document), "application/json", $"{answer.Value.Item.Name}.json")
            : Problems.From(answer.Refusals);
    }).RequireAuthorization().ExcludeFromDescription();
}
