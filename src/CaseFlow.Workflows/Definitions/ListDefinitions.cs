using System.Text.Json.Nodes;
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

/// <summary>One version of a definition with its graph; the published one when no version is named.</summary>
[AnyRole]
public sealed record GetDefinition(string DefinitionId, int? Version = null) : IQuery<DefinitionView>;

/// <param name="Document">The whole document, Elsa 3 format.</param>
public sealed record DefinitionView(
    string DefinitionId, int Version, string VersionId, string Name, bool IsLatest, bool IsPublished, DateTimeOffset CreatedAt, string CreatedBy, string Reason,
    JsonObject Document, IReadOnlyList<int> Versions);

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

internal sealed class GetDefinitionHandler(CaseFlowDb db) : IRequestHandler<GetDefinition, Result<DefinitionView>>
{
    public async Task<Result<DefinitionView>> Handle(GetDefinition request, CancellationToken cancellationToken)
    {
        var all = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version).ToListAsync(cancellationToken);
        var found = request.Version is { } version ? all.Find(d => d.Version == version) : all.Find(d => d.IsPublished) ?? all.FirstOrDefault();
        return found is null
            ? Refusal.NotFound("workflow.definition.unknown", request.DefinitionId)
            : new DefinitionView(
                found.DefinitionId, found.Version, found.VersionId, found.Name, found.IsLatest, found.IsPublished, found.CreatedAt, found.CreatedBy, found.Reason,
                JsonNode.Parse(found.Document)!.AsObject(), [.. all.Select(d => d.Version)]);
    }
}
