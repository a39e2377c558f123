using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Until when the holder has time stands in the hazard's row too, so that lists ask one table.</summary>
internal sealed class HazardDue(CaseFlowDb db) : INotificationHandler<DeadlineMoved>
{
    public async Task Handle(DeadlineMoved notification, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().IgnoreQueryFilters().FirstOrDefaultAsync(h => h.Id == notification.SubjectId, cancellationToken) is { } hazard)
        {
            hazard.DueAt = notification.DueAt;
        }
    }
}
