using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>What was delivered to a file that was merged was delivered to the one it was merged into (C53); where both got it, each keeps its receipt.</summary>
internal sealed class PublicityOfMergedEnterprise(CaseFlowDb db) : INotificationHandler<EnterprisesMerged>
{
    public async Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken)
    {
        var into = notification.IntoId;
        await db.Set<MaterialReceipt>().Where(r => r.EnterpriseId == notification.EnterpriseId && !db.Set<MaterialReceipt>().Any(o => o.MaterialId == r.MaterialId && o.EnterpriseId == into && o.VoidedBecause == null))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EnterpriseId, into).SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
        await db.Set<Material>().Where(m => m.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.EnterpriseId, into).SetProperty(m => m.Version, m => m.Version + 1), cancellationToken);
    }
}

/// <summary>A community goes with what it held and with what is owed to its enterprises.</summary>
internal sealed class PublicityOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public async Task Handle(RegionMoved notification, CancellationToken cancellationToken)
    {
        await db.Set<PublicityActivity>().IgnoreQueryFilters().Where(a => a.RegionPath == notification.Before)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.RegionPath, notification.After).SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
        await db.Set<Material>().Where(m => m.DeliveryPath == notification.Before)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DeliveryPath, notification.After).SetProperty(m => m.Version, m => m.Version + 1), cancellationToken);
    }
}
