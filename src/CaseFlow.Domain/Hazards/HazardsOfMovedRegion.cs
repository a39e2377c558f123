using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>What is open in a community that moved to another street waits to be handed over; closed ones stay where they were.</summary>
internal sealed class HazardsOfMovedRegion(CaseFlowDb db) : INotificationHandler<RegionMoved>
{
    public async Task Handle(RegionMoved notification, CancellationToken cancellationToken)
    {
        var (before, after) = (notification.Before, notification.After);
        await db.Set<Hazard>().IgnoreQueryFilters()
            .Where(h => (h.MovedTo ?? h.RegionPath) == before && HazardStates.Open.Contains(h.State))
            .ExecuteUpdateAsync(h => h.SetProperty(x => x.MovedTo, x => x.RegionPath == after ? null : after).SetProperty(x => x.Version, x => x.Version + 1), cancellationToken);
    }
}
