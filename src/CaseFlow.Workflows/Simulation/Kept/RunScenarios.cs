using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Simulation.Scenarios;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Runs scenarios of a definition against a version and keeps how each went.</summary>
/// <param name="Version">Null: the latest, a draft where there is one.</param>
/// <param name="Ids">Null: all that are enabled.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RunScenarios(string DefinitionId, int? Version = null, IReadOnlyList<Guid>? Ids = null) : ICommand<ScenariosRan>;

public sealed record ScenariosRan(int Version, int Passed, int Failed, IReadOnlyList<ScenarioRan> Scenarios);

public sealed record ScenarioRan(Guid Id, string Name, bool Passed, IReadOnlyList<string> Differences, IReadOnlyList<ScenarioLine> Lines);

internal sealed class RunScenariosHandler(CaseFlowDb db, VersionsAtHand versions, ScenarioRuns runs, TimeProvider time) : IRequestHandler<RunScenarios, Result<ScenariosRan>>
{
    public async Task<Result<ScenariosRan>> Handle(RunScenarios request, CancellationToken cancellationToken)
    {
        if (await versions.OfAsync(request.DefinitionId, request.Version, cancellationToken) is not { } documents)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var chosen = db.Set<StoredScenario>().Where(s => s.DefinitionId == request.DefinitionId);
        var scenarios = await (request.Ids is { } ids ? chosen.Where(s => ids.Contains(s.Id)) : chosen.Where(s => s.Enabled)).OrderBy(s => s.Name).ToListAsync(cancellationToken);
        if (request.Ids is not null && scenarios.Count == 0)
        {
            return Refusal.NotFound("scenario.unknown");
        }

        var outcomes = await runs.RunAsync(scenarios, documents, cancellationToken);
        foreach (var (scenario, outcome) in outcomes)
        {
            scenario.Ran(documents[0].Version, outcome, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return new ScenariosRan(
            documents[0].Version, outcomes.Count(o => o.Outcome.Passed), outcomes.Count(o => !o.Outcome.Passed),
            [.. outcomes.Select(o => new ScenarioRan(o.Scenario.Id, o.Scenario.Name, o.Outcome.Passed, o.Outcome.Differences, o.Outcome.Lines))]);
    }
}
