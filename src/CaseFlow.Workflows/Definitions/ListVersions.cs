using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>All versions of a definition, the newest first, with how many instances run on each.</summary>
[AnyRole]
public sealed record ListVersions(string DefinitionId) : IQuery<IReadOnlyList<VersionItem>>;

/// <param name="Reason">Why it was made.</param>
/// <param name="PublishedAt">When it was published first; null for a draft that never was.</param>
/// <param name="Running">Instances that run on it.</param>
/// <param name="Instances">All that ever began on it and are kept still.</param>
public sealed record VersionItem(
    int Version, string VersionId, VersionStanding Standing, bool IsLatest, string CreatedBy, DateTimeOffset CreatedAt, string Reason, string SavedBy,
    DateTimeOffset SavedAt, DateTimeOffset? PublishedAt, int Running, int Instances);

/// <summary>Texts: <c>version-standing.&lt;value&gt;</c>.</summary>
public enum VersionStanding
{
    Draft,

    /// <summary>A draft over which another version was made.</summary>
    LeftDraft,
    Published,

    /// <summary>Was published once.</summary>
    Former,
}

internal sealed class ListVersionsHandler(CaseFlowDb db) : IRequestHandler<ListVersions, Result<IReadOnlyList<VersionItem>>>
{
    public async Task<Result<IReadOnlyList<VersionItem>>> Handle(ListVersions request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.VersionId, d.IsLatest, d.IsPublished, d.CreatedBy, d.CreatedAt, d.Reason, d.SavedBy, d.SavedAt, d.PublishedAt })
            .ToListAsync(cancellationToken);
        if (versions.Count == 0)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var counts = await db.Set<WorkflowInstance>().Where(i => i.DefinitionId == request.DefinitionId).GroupBy(i => i.DefinitionVersion)
            .Select(g => new { g.Key, All = g.Count(), Running = g.Count(i => i.Status == InstanceStatus.Running) })
            .ToDictionaryAsync(g => g.Key, g => (g.Running, g.All), cancellationToken);
        return Result<IReadOnlyList<VersionItem>>.From(versions.ConvertAll(v =>
        {
            var (running, all) = counts.GetValueOrDefault(v.Version);
            var standing = v.IsPublished ? VersionStanding.Published
                : v.PublishedAt is not null ? VersionStanding.Former
                : v.IsLatest ? VersionStanding.Draft : VersionStanding.LeftDraft;
            return new VersionItem(v.Version, v.VersionId, standing, v.IsLatest, v.CreatedBy, v.CreatedAt, v.Reason, v.SavedBy, v.SavedAt, v.PublishedAt, running, all);
        }));
    }
}
