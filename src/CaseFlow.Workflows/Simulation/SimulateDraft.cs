using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// What a draft would do, before it is published: on the database's calendar, with the published versions of what it
/// uses. Reads only.
/// </summary>
/// <param name="Document">The draft, Elsa 3 JSON.</param>
/// <param name="Start">The first instant; by the definition's own trigger unless it says otherwise.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SimulateDraft(
    string Document, SimulationStart Start, IReadOnlyList<ScriptedAnswer>? Answers = null, DateTimeOffset? Until = null,
    UnscriptedTasks Unscripted = UnscriptedTasks.TakeFirstOutcome) : IQuery<SimulationResult>;

internal sealed class SimulateDraftHandler(VersionsAtHand versions, Simulator simulator) : IRequestHandler<SimulateDraft, Result<SimulationResult>>
{
    public async Task<Result<SimulationResult>> Handle(SimulateDraft request, CancellationToken cancellationToken)
    {
        WorkflowDocument draft;
        try
        {
            draft = WorkflowDocument.Parse(request.Document);
        }
        catch (DocumentException e)
        {
            return new Refusal("simulation.unreadable", "document") { Message = e.Message };
        }

        return await simulator.RunAsync(
            new SimulationRequest(await versions.WithAsync(draft, cancellationToken), request.Start)
            {
                Answers = request.Answers ?? [], Until = request.Until, Unscripted = request.Unscripted, StrictInstants = true,
            },
            cancellationToken);
    }
}
