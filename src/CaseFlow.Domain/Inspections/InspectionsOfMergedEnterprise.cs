using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Checks and stops of routes at a file that was merged are at the one it was merged into.</summary>
internal sealed class InspectionsOfMergedEnterprise(CaseFlowDb db) : INotificationHandler<EnterprisesMerged>
{
    public async Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken)
    {
        await db.Set<Inspection>().IgnoreQueryFilters().Where(i => i.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.EnterpriseId, notification.IntoId).SetProperty(i => i.Version, i => i.Version + 1), cancellationToken);

        // A route that led to both leads to the one kept, once.
        await db.Set<PatrolStop>().Where(s => s.EnterpriseId == notification.EnterpriseId && db.Set<PatrolStop>().Any(o => o.PlanId == s.PlanId && o.EnterpriseId == notification.IntoId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<PatrolStop>().Where(s => s.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.EnterpriseId, notification.IntoId), cancellationToken);
    }
}
