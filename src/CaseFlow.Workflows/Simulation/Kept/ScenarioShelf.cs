using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Puts scenarios into the database; a definition has at most <see cref="StoredScenario.MostPerDefinition"/>.</summary>
internal sealed class ScenarioShelf(CaseFlowDb db, RequestContext context, TimeProvider time)
{
    public async Task<Result<ScenarioSaved>> AddAsync(string definitionId, Scenario scenario, string document, CancellationToken ct)
    {
        if (await db.Set<StoredScenario>().CountAsync(s => s.DefinitionId == definitionId, ct) >= StoredScenario.MostPerDefinition)
        {
            return Refusal.Conflict("scenario.too-many", StoredScenario.MostPerDefinition);
        }

        var added = new StoredScenario { Id = Guid.CreateVersion7(time.GetUtcNow()), DefinitionId = definitionId };
        Write(added, scenario, document);
        db.Add(added);
        await db.SaveChangesAsync(ct);
        return new ScenarioSaved(added.Id, added.Name);
    }

    public void Write(StoredScenario stored, Scenario scenario, string document) => stored.Write(scenario, document, time.GetUtcNow(), context.Who.Name);
}
