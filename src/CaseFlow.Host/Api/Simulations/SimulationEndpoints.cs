using CaseFlow.Workflows.Simulation.Trials;
using MediatR;

namespace CaseFlow.Host.Api.Simulations;

internal sealed class SimulationEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var definitions = routes.MapApi("definitions");
        definitions.MapGet("/{id}/simulations", (IMediator mediator, string id, CancellationToken ct, int? version = null) => mediator.AnswerAsync(new TrialSetup(id, version), ct))
            .WithSummary("What a dry run of a version needs: declared inputs, the event it begins by.").Produces<TrialSetupView>();
        definitions.MapPost("/{id}/simulations", (IMediator mediator, string id, TrialBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new TryVersion(id, body.Script(), body.Version, body.Against), ct))
            .WithSummary("Runs a version in memory with the answers given, beside another one where asked; nothing is written.").Produces<Trial>();
    }
}

/// <param name="At">The first instant.</param>
/// <param name="Answers">As scenarios write them.</param>
/// <param name="Automatic">Owed tasks without an answer get their first outcome; else the run ends at the first one and says so.</param>
/// <param name="Version">The latest where none is named.</param>
/// <param name="Against">The version to compare with.</param>
internal sealed record TrialBody(
    DateTimeOffset At, IReadOnlyList<CaseFlow.Workflows.Simulation.Scenarios.ScenarioAnswer>? Answers = null, System.Text.Json.Nodes.JsonObject? Input = null,
    System.Text.Json.Nodes.JsonObject? Payload = null, DateTimeOffset? Until = null, bool Automatic = false, int? Version = null, int? Against = null)
{
    public TrialScript Script() => new(At, Answers ?? [], Input, Payload, Until, Automatic);
}
