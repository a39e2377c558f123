using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The process no longer asks (another branch ended the stage); nothing is owed any more. One that is gone already is left as it is.</summary>
[ProcessOnly]
public sealed record CancelWorkItem(Guid SubjectId, Guid BookmarkId, string Reason) : ICommand<Done>, IConcerns;

internal sealed class CancelWorkItemHandler(CaseFlowDb db, ITimeline timeline, IMediator mediator, TimeProvider time)
    : IRequestHandler<CancelWorkItem, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelWorkItem request, CancellationToken cancellationToken)
    {
        // A task opened in this same transaction is not yet in the database.
        var item = db.Set<WorkItem>().Local.FirstOrDefault(i => i.BookmarkId == request.BookmarkId)
            ?? await db.Set<WorkItem>().FirstOrDefaultAsync(i => i.BookmarkId == request.BookmarkId, cancellationToken);
        if (item is not { State: WorkItemState.Open })
        {
            return Done.Value;
        }

        item.Cancel(request.Reason, time.GetUtcNow());
        if (!item.Optional)
        {
            timeline.Write(item.SubjectId, "timeline.task-cancelled", item.Title, request.Reason);
        }

        return item.DueAt is null ? Done.Value : await mediator.Send(new StopDeadline(item.SubjectId, item.DeadlineKey, false), cancellationToken);
    }
}
