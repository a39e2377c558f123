using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>The offices and enterprises' units of a community go with it to its new street.</summary>
internal sealed class UnitsOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public Task Handle(RegionMoved notification, CancellationToken cancellationToken) =>
        db.Set<Unit>().Where(u => u.RegionPath == notification.Before)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.RegionPath, notification.After), cancellationToken);
}
