using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The officers of a community go with it to its new street.</summary>
internal sealed class OfficersOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public async Task Handle(RegionMoved notification, CancellationToken cancellationToken)
    {
        await db.Set<OfficerAssignment>().Where(a => a.RegionPath == notification.Before)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.RegionPath, notification.After), cancellationToken);
        await db.Set<GridOfficer>().IgnoreQueryFilters().Where(o => o.RegionPath == notification.Before)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.RegionPath, notification.After), cancellationToken);
    }
}
