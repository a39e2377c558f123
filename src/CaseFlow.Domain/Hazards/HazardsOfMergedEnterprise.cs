using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Hazards of a file that was merged are those of the one it was merged into; names stay as they were reported.</summary>
internal sealed class HazardsOfMergedEnterprise(CaseFlowDb db) : INotificationHandler<EnterprisesMerged>
{
    public async Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken)
    {
        await db.Set<Hazard>().IgnoreQueryFilters().Where(h => h.HolderUnitId == notification.UnitId)
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.HolderUnitId, notification.IntoUnitId).SetProperty(h => h.Version, h => h.Version + 1), cancellationToken);
        await db.Set<Hazard>().IgnoreQueryFilters().Where(h => h.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(
                s => s.SetProperty(h => h.EnterpriseId, notification.IntoId).SetProperty(h => h.EnterpriseUnitId, notification.IntoUnitId)
                    .SetProperty(h => h.Version, h => h.Version + 1),
                cancellationToken);
    }
}
