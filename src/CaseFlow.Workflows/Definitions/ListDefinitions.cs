using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>All definitions with their published version and how many instances run on each.</summary>
[AnyRole]
public sealed record ListDefinitions : IQuery<IReadOnlyList<DefinitionItem>>;

public sealed record DefinitionItem(
    string DefinitionId, string Name, string? Description, int LatestVersion, int? PublishedVersion, DateTimeOffset? PublishedAt, int Running, int OpenIncidents);

internal sealed class ListDefinitionsHandler(CaseFlowDb db) : IRequestHandler<ListDefinitions, Result<IReadOnlyList<DefinitionItem>>>
{
    public async Task<Result<IReadOnlyList<DefinitionItem>>> Handle(ListDefinitions request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking()
            .Select(d => new { d.DefinitionId, d.Version, d.Name, d.Description, d.IsLatest, d.IsPublished, d.PublishedAt }).ToListAsync(cancellationToken);
        var running = await db.Set<WorkflowInstance>().Where(i => i.Status == InstanceStatus.Running).GroupBy(i => i.DefinitionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var incidents = await db.Set<IncidentRow>().Where(i => i.ResolvedAt == null).GroupBy(i => i.DefinitionId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return Result<IReadOnlyList<DefinitionItem>>.From(
        (
            from definition in versions.GroupBy(v => v.DefinitionId)
            let latest = definition.MaxBy(v => v.Version)!
            let published = definition.FirstOrDefault(v => v.IsPublished)
            orderby latest.DefinitionId
            select new DefinitionItem(
                definition.Key, latest.Name, latest.Description, latest.Version, published?.Version, published?.PublishedAt,
                running.GetValueOrDefault(definition.Key), incidents.GetValueOrDefault(definition.Key))).ToList());
    }
}
