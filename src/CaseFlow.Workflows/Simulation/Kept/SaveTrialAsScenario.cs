using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Simulation.Scenarios;
using CaseFlow.Workflows.Simulation.Trials;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>
/// Makes what a dry run did the expectation of a new scenario. It is run once more on the calendar that scenarios count by
/// and must hold, so that none is kept that fails from the beginning.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SaveTrialAsScenario(string DefinitionId, string Name, TrialScript Script, int? Version = null) : ICommand<ScenarioSaved>;

internal sealed class SaveTrialAsScenarioValidator : AbstractValidator<SaveTrialAsScenario>
{
    public SaveTrialAsScenarioValidator() => RuleFor(x => x.Name).NotEmpty().MaximumLength(ScenarioDocument.MostName);
}

internal sealed class SaveTrialAsScenarioHandler(VersionsAtHand versions, Simulator simulator, ScenarioRunner runner, CalendarFiles calendars, ScenarioShelf shelf)
    : IRequestHandler<SaveTrialAsScenario, Result<ScenarioSaved>>
{
    public async Task<Result<ScenarioSaved>> Handle(SaveTrialAsScenario request, CancellationToken cancellationToken)
    {
        if (await versions.OfAsync(request.DefinitionId, request.Version, cancellationToken) is not { } documents)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var graphs = simulator.Graphs(documents);
        var years = calendars.Years;
        var result = await simulator.On(calendars.Of(years)).RunAsync(request.Script.Request(documents, mayAsk: false), graphs, cancellationToken);
        if (result.Path.Count == 0)
        {
            return new Refusal("trial.nothing-ran", null, TextCatalog.Get($"simulation.status.{result.Status}"));
        }

        var scenario = ScenarioOfTrial.Of(request.Name, request.Script, result, years);
        var outcome = await runner.RunAsync(request.Name, scenario, documents, graphs, inWords: true, cancellationToken);
        return outcome.Passed
            ? await shelf.AddAsync(request.DefinitionId, scenario, ScenarioDocument.Write(scenario), cancellationToken)
            : new Refusal("trial.does-not-hold", null, outcome.Differences[0]);
    }
}
