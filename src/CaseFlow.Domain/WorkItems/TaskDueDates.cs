using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>A task's due date follows its deadline when the calendar is amended.</summary>
internal sealed class TaskDueDates(CaseFlowDb db) : INotificationHandler<DeadlineMoved>
{
    public async Task Handle(DeadlineMoved notification, CancellationToken cancellationToken)
    {
        if (notification.Key.StartsWith(WorkItem.KeyStart, StringComparison.Ordinal)
            && Guid.TryParse(notification.Key.AsSpan(WorkItem.KeyStart.Length), out var id)
            && await db.Set<WorkItem>().FindAsync([id], cancellationToken) is { } item)
        {
            (item.LastDay, item.DueAt) = (notification.LastDay, notification.DueAt);
        }
    }
}
