using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>Which instances of the old version are moved; all unfinished ones where nothing is said.</summary>
/// <param name="Regions">Paths of regions: only instances whose subject lies in one of them.</param>
public sealed record InstanceFilter(
    IReadOnlyList<Guid>? InstanceIds = null, IReadOnlyList<string>? CorrelationIds = null, DateTimeOffset? StartedBefore = null, bool IncludeFinished = false,
    IReadOnlyList<string>? Regions = null)
{
    internal IQueryable<WorkflowInstance> Of(IQueryable<WorkflowInstance> all, string definitionId, int version, Subjects subjects)
    {
        all = all.Where(i => i.DefinitionId == definitionId && i.DefinitionVersion == version);
        all = IncludeFinished ? all : all.Where(i => i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted);
        all = InstanceIds is { Count: > 0 } ids ? all.Where(i => ids.Contains(i.Id)) : all;
        all = CorrelationIds is { Count: > 0 } correlations ? all.Where(i => correlations.Contains(i.CorrelationId!)) : all;
        all = StartedBefore?.ToUniversalTime() is { } before ? all.Where(i => i.CreatedAt < before) : all;
        if (Regions is not { Count: > 0 } regions)
        {
            return all;
        }

#pragma warning disable CA1310 // Becomes the database's LIKE.
        var within = subjects.Rows().Select(rows => rows.Where(r => regions.Any(p => r.RegionPath.StartsWith(p))).Select(r => r.Key))
            .Aggregate((keys, more) => keys.Concat(more));
#pragma warning restore CA1310
        return all.Where(i => within.Contains(i.CorrelationId!));
    }
}
