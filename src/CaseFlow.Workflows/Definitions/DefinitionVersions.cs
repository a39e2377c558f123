using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>All versions of one definition, newest first, and what runs on each.</summary>
[AnyRole]
public sealed record DefinitionVersions(string DefinitionId) : IQuery<IReadOnlyList<DefinitionVersionItem>>;

/// <param name="PublishedAt">When it was published first; null for a draft that never was.</param>
public sealed record DefinitionVersionItem(int Version, bool IsPublished, DateTimeOffset? PublishedAt, DateTimeOffset SavedAt, string SavedBy, string Reason, int Running)
{
    public bool IsDraft => PublishedAt is null;

    /// <summary>已发布, 草稿 or 以前的版本. Texts: <c>version-state.*</c>.</summary>
    public string StateName => TextCatalog.Get(IsPublished ? "version-state.published" : IsDraft ? "version-state.draft" : "version-state.former");
}

internal sealed class DefinitionVersionsHandler(CaseFlowDb db) : IRequestHandler<DefinitionVersions, Result<IReadOnlyList<DefinitionVersionItem>>>
{
    public async Task<Result<IReadOnlyList<DefinitionVersionItem>>> Handle(DefinitionVersions request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.IsPublished, d.PublishedAt, d.SavedAt, d.SavedBy, d.Reason }).ToListAsync(cancellationToken);
        if (versions.Count == 0)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var running = await db.Set<WorkflowInstance>().Where(i => i.Status == InstanceStatus.Running && i.DefinitionId == request.DefinitionId)
            .GroupBy(i => i.DefinitionVersion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return Result<IReadOnlyList<DefinitionVersionItem>>.From(versions.ConvertAll(v =>
            new DefinitionVersionItem(v.Version, v.IsPublished, v.PublishedAt, v.SavedAt, v.SavedBy, v.Reason, running.GetValueOrDefault(v.Version))));
    }
}
