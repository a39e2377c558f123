using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// A cancellation is taken back: the task is owed again by the same holders, with the claim, due date and reminders it had.
/// A task that is not cancelled is left as it is.
/// </summary>
[ProcessOnly]
public sealed record ReopenWorkItem(Guid SubjectId, Guid BookmarkId) : ICommand<Done>, IConcerns;

internal sealed class ReopenWorkItemHandler(CaseFlowDb db, ITimeline timeline, IMediator mediator) : IRequestHandler<ReopenWorkItem, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReopenWorkItem request, CancellationToken cancellationToken)
    {
        if (await db.Set<WorkItem>().FirstOrDefaultAsync(i => i.BookmarkId == request.BookmarkId, cancellationToken) is not { State: WorkItemState.Cancelled } item)
        {
            return Done.Value;
        }

        item.Reopen();
        if (!item.Optional)
        {
            timeline.Write(item.SubjectId, "timeline.task-reopened", item.Title);
        }

        return item.DueAt is null ? Done.Value : await mediator.Send(new ReopenDeadline(item.SubjectId, item.DeadlineKey), cancellationToken);
    }
}
