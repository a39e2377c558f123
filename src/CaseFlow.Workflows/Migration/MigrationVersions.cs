using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>The versions of a definition with how many instances run on each, the newest first: what can be moved from where to where.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record MigrationVersions(string DefinitionId) : IQuery<IReadOnlyList<RunningVersion>>;

/// <param name="PublishedAt">Null for a draft; only a version that was published can be moved to.</param>
/// <param name="Unfinished">Instances that run or stopped at a fault.</param>
public sealed record RunningVersion(int Version, string Name, bool IsPublished, DateTimeOffset? PublishedAt, int Unfinished);

internal sealed class MigrationVersionsHandler(CaseFlowDb db) : IRequestHandler<MigrationVersions, Result<IReadOnlyList<RunningVersion>>>
{
    public async Task<Result<IReadOnlyList<RunningVersion>>> Handle(MigrationVersions request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.Name, d.IsPublished, d.PublishedAt }).ToListAsync(cancellationToken);
        var running = await db.Set<WorkflowInstance>()
            .Where(i => i.DefinitionId == request.DefinitionId && (i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted))
            .GroupBy(i => i.DefinitionVersion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return versions.Count == 0
            ? Refusal.NotFound("workflow.definition.unknown", request.DefinitionId)
            : versions.ConvertAll(v => new RunningVersion(v.Version, v.Name, v.IsPublished, v.PublishedAt, running.GetValueOrDefault(v.Version)));
    }
}
