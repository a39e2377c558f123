using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Enabled scenarios must hold of the version that is to be published; one that does not blocks, with its first difference.</summary>
internal sealed class ScenarioGate(CaseFlowDb db, VersionsAtHand versions, ScenarioRuns runs) : IPublicationGate
{
    public async Task<IReadOnlyList<Refusal>> CheckAsync(string definitionId, int version, string document, CancellationToken ct)
    {
        var scenarios = await db.Set<StoredScenario>().AsNoTracking().Where(s => s.DefinitionId == definitionId && s.Enabled).OrderBy(s => s.Name).ToListAsync(ct);
        if (scenarios.Count == 0)
        {
            return [];
        }

        WorkflowDocument draft;
        try
        {
            draft = WorkflowDocument.Parse(document);
        }
        catch (DocumentException e)
        {
            return [new Refusal("scenario.gate-unreadable", "document", version, e.Message)];
        }

        var outcomes = await runs.RunAsync(scenarios, await versions.WithAsync(draft, ct), ct);
        return [.. outcomes.Where(o => !o.Outcome.Passed).Select(o => Refusal.Conflict("scenario.blocks", o.Scenario.Name, o.Outcome.Differences[0]))];
    }
}
