using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The enterprises of a community go with it to its new street; what is open at them keeps its holder.</summary>
internal sealed class EnterprisesOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public Task Handle(RegionMoved notification, CancellationToken cancellationToken) =>
        db.Set<Enterprise>().IgnoreQueryFilters().Where(e => e.RegionPath == notification.Before)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.RegionPath, notification.After).SetProperty(x => x.Version, x => x.Version + 1), cancellationToken);
}
