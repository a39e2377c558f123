using System.Text.Json.Nodes;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Kept;
using MediatR;

namespace CaseFlow.Host.Api.Simulations;

internal sealed class ScenarioEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var scenarios = routes.MapApi("definitions").MapGroup("/{id}/scenarios");
        scenarios.MapGet("/", (IMediator mediator, string id, CancellationToken ct) => mediator.AnswerAsync(new ListScenarios(id), ct))
            .WithSummary("All scenarios of the definition, each with how it went last.").Produces<IReadOnlyList<ScenarioItem>>();
        scenarios.MapGet("/{scenario:guid}", (IMediator mediator, string id, Guid scenario, CancellationToken ct) => mediator.AnswerAsync(new GetScenario(scenario), ct))
            .WithSummary("One scenario with its document.").Produces<ScenarioDetails>();
        scenarios.MapPost("/", (IMediator mediator, string id, JsonObject document, CancellationToken ct) => mediator.AnswerAsync(new SaveScenario(id, document.ToJsonString(SimulationJson.Options)), ct))
            .WithSummary("Adds a scenario, as workflows/scenario.schema.json describes it.").Produces<ScenarioSaved>();
        scenarios.MapPut("/{scenario:guid}", (IMediator mediator, string id, Guid scenario, JsonObject document, CancellationToken ct, int? version = null) =>
            mediator.AnswerAsync(new SaveScenario(id, document.ToJsonString(SimulationJson.Options), scenario, version), ct))
            .WithSummary("Replaces a scenario that people wrote; version is the one the caller began from.").Produces<ScenarioSaved>().ProducesProblem(StatusCodes.Status409Conflict);
        scenarios.MapPost("/{scenario:guid}/copy", (IMediator mediator, string id, Guid scenario, CancellationToken ct) => mediator.AnswerAsync(new CopyScenario(scenario), ct))
            .WithSummary("A copy that may be changed, also of a shipped one.").Produces<ScenarioSaved>();
        scenarios.MapPost("/{scenario:guid}/disable", (IMediator mediator, string id, Guid scenario, ReasonBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new SwitchScenario(scenario, false, body.Reason), ct))
            .WithSummary("Takes it out of what must hold before publishing.");
        scenarios.MapPost("/{scenario:guid}/enable", (IMediator mediator, string id, Guid scenario, CancellationToken ct) => mediator.AnswerAsync(new SwitchScenario(scenario, true), ct))
            .WithSummary("Takes it back in.");
        scenarios.MapDelete("/{scenario:guid}", (IMediator mediator, string id, Guid scenario, CancellationToken ct) => mediator.AnswerAsync(new DeleteScenario(scenario), ct))
            .WithSummary("Deletes a scenario that people wrote.").ProducesProblem(StatusCodes.Status409Conflict);
        scenarios.MapPost("/runs", (IMediator mediator, string id, RunBody body, CancellationToken ct) => mediator.AnswerAsync(new RunScenarios(id, body.Version, body.Scenarios), ct))
            .WithSummary("Runs the enabled scenarios, or those named, against a version; expected and actual side by side.").Produces<ScenariosRan>();
        scenarios.MapPost("/from-simulation", (IMediator mediator, string id, SaveTrialBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new SaveTrialAsScenario(id, body.Name ?? "", body.Simulation.Script(), body.Simulation.Version), ct))
            .WithSummary("Keeps what a dry run does as a scenario's expectation.").Produces<ScenarioSaved>();
    }
}

internal sealed record ReasonBody(string? Reason);

internal sealed record RunBody(int? Version = null, IReadOnlyList<Guid>? Scenarios = null);

internal sealed record SaveTrialBody(string? Name, TrialBody Simulation);
