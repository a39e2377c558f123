using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>Cases of which every instance has ended, and in which an instance of the definition ran.</summary>
internal sealed class ClosedCorrelations(CaseFlowDb db)
{
    /// <param name="until">The first instant that is too late.</param>
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<(string Correlation, DateTimeOffset ClosedAt)>> OfAsync(string definition, DateTimeOffset? since, DateTimeOffset? until, CancellationToken ct)
    {
        var instances = db.Set<WorkflowInstance>().AsNoTracking();
        var closed = await instances
            .Where(i => i.DefinitionId == definition && i.CorrelationId != null && i.Status == InstanceStatus.Finished)
            .Where(i => !instances.Any(o => o.CorrelationId == i.CorrelationId && o.Status != InstanceStatus.Finished))
            .Select(i => new { Correlation = i.CorrelationId!, i.FinishedAt }).ToListAsync(ct);
        return
        [
            .. closed.GroupBy(c => c.Correlation).Select(g => (g.Key, At: g.Max(c => c.FinishedAt) ?? DateTimeOffset.MinValue))
                .Where(c => (since is null || c.At >= since) && (until is null || c.At < until)).OrderByDescending(c => c.At),
        ];
    }
}
