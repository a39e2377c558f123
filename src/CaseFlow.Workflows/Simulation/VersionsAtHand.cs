using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation;

/// <summary>A version with what it would use in production: the published version of every other definition.</summary>
internal sealed class VersionsAtHand(CaseFlowDb db)
{
    /// <param name="version">Null: the latest, a draft where there is one.</param>
    /// <returns>The version asked for comes first; null where it does not exist.</returns>
    public async Task<IReadOnlyList<WorkflowDocument>?> OfAsync(string definitionId, int? version, CancellationToken ct)
    {
        var versions = db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == definitionId);
        var found = await (version is { } number ? versions.Where(d => d.Version == number) : versions.Where(d => d.IsLatest)).Select(d => d.Document).FirstOrDefaultAsync(ct);
        return found is null ? null : await WithAsync(WorkflowDocument.Parse(found), ct);
    }

    public async Task<IReadOnlyList<WorkflowDocument>> WithAsync(WorkflowDocument main, CancellationToken ct)
    {
        var used = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.IsPublished && d.DefinitionId != main.DefinitionId).OrderBy(d => d.DefinitionId)
            .Select(d => d.Document).ToListAsync(ct);
        return [main, .. used.Select(WorkflowDocument.Parse)];
    }
}
