using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Open tasks of a unit that was merged are those of the unit it was merged into.</summary>
internal sealed class WorkItemsOfMergedUnit(CaseFlowDb db) : INotificationHandler<UnitsMerged>
{
    public Task Handle(UnitsMerged notification, CancellationToken cancellationToken) =>
        db.Set<WorkItemCandidate>().Where(c => c.UnitId == notification.UnitId && db.Set<WorkItem>().Any(i => i.Id == c.WorkItemId && i.State == WorkItemState.Open))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.UnitId, notification.IntoId).SetProperty(c => c.Name, notification.IntoName), cancellationToken);
}
