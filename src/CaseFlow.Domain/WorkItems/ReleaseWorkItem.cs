using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Gives a taken task back to all who may do it.</summary>
[AnyRole]
public sealed record ReleaseWorkItem(Guid WorkItemId, int Version) : ICommand<WorkItemChanged>;

internal sealed class ReleaseWorkItemHandler(CaseFlowDb db, OpenTask tasks, ITimeline timeline) : IRequestHandler<ReleaseWorkItem, Result<WorkItemChanged>>
{
    public async Task<Result<WorkItemChanged>> Handle(ReleaseWorkItem request, CancellationToken cancellationToken)
    {
        var (item, refusal) = await tasks.TakeAsync(request.WorkItemId, request.Version, cancellationToken);
        if (item is null)
        {
            return refusal!;
        }

        if (item.ClaimedById is null)
        {
            return new WorkItemChanged(item.Id, item.Version);
        }

        item.Release();
        timeline.Write(item.SubjectId, "timeline.task-released", item.Title);
        await db.SaveChangesAsync(cancellationToken);
        return new WorkItemChanged(item.Id, item.Version);
    }
}
