using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Takes a task that several may do, so that the others see it is in hand (reliability A6).</summary>
[AnyRole]
public sealed record ClaimWorkItem(Guid WorkItemId, int Version) : ICommand<WorkItemChanged>;

/// <param name="Version">The version to send with the next change.</param>
public sealed record WorkItemChanged(Guid WorkItemId, int Version);

internal sealed class ClaimWorkItemHandler(CaseFlowDb db, OpenTask tasks, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ClaimWorkItem, Result<WorkItemChanged>>
{
    public async Task<Result<WorkItemChanged>> Handle(ClaimWorkItem request, CancellationToken cancellationToken)
    {
        var (item, refusal) = await tasks.TakeAsync(request.WorkItemId, request.Version, cancellationToken);
        if (item is null)
        {
            return refusal!;
        }

        item.Claim(context.Who, time.GetUtcNow());
        timeline.Write(item.SubjectId, "timeline.task-claimed", item.Title);
        await db.SaveChangesAsync(cancellationToken);
        return new WorkItemChanged(item.Id, item.Version);
    }
}
