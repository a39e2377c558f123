using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>
/// Instances that the actor may see: all but those about something outside their scope, which are as what does not exist
/// (reliability F2). One by its id is asked about its own subject alone, whatever else lies outside.
/// </summary>
internal sealed class VisibleInstances(CaseFlowDb db, InstanceScope scope)
{
    public IQueryable<WorkflowInstance> All() => scope.Of(db.Set<WorkflowInstance>().AsNoTracking(), i => i.CorrelationId);

    public async Task<WorkflowInstance?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<WorkflowInstance>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct) is { } found && !await HidesAsync(found.CorrelationId, ct) ? found : null;

    public async Task<bool> HasAsync(Guid id, CancellationToken ct) =>
        await db.Set<WorkflowInstance>().Where(i => i.Id == id).Select(i => new { i.CorrelationId }).FirstOrDefaultAsync(ct) is { } found
        && !await HidesAsync(found.CorrelationId, ct);

    /// <summary>True when what the correlation names is out of sight.</summary>
    public async Task<bool> HidesAsync(string? correlation, CancellationToken ct) => Guid.TryParse(correlation, out var subject) && await scope.HidesAsync(subject, ct);
}
