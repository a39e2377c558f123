using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// The open tasks of a subject go from one unit to another: whoever took one gives it up, its due date and reminders stay.
/// </summary>
/// <param name="RegionPath">Where the subject belongs from now on.</param>
/// <param name="From">Null: the tasks keep their holders.</param>
[ProcessOnly]
public sealed record HandOverTasks(Guid SubjectId, string RegionPath, TaskHand? From = null, TaskHand? To = null) : ICommand<Done>, IConcerns;

/// <param name="Role">The holder's role in the unit; null: anybody there. Other roles of the unit keep theirs.</param>
public sealed record TaskHand(Guid UnitId, string? Role, string Name);

internal sealed class HandOverTasksHandler(CaseFlowDb db, ITimeline timeline) : IRequestHandler<HandOverTasks, Result<Done>>
{
    public async Task<Result<Done>> Handle(HandOverTasks request, CancellationToken cancellationToken)
    {
        var items = await db.Set<WorkItem>().Where(i => i.SubjectId == request.SubjectId && i.State == WorkItemState.Open).ToListAsync(cancellationToken);
        var ids = items.ConvertAll(i => i.Id);
        var candidates = request is { From: { } gave, To: not null }
            ? await db.Set<WorkItemCandidate>().Where(c => ids.Contains(c.WorkItemId) && c.UnitId == gave.UnitId).ToListAsync(cancellationToken)
            : [];
        foreach (var candidate in candidates)
        {
            candidate.Role = candidate.Role == request.From!.Role ? request.To!.Role : candidate.Role;
            (candidate.UnitId, candidate.Name) = (request.To!.UnitId, request.To.Name);
        }

        foreach (var item in items)
        {
            item.RegionPath = request.RegionPath;
            if (candidates.Exists(c => c.WorkItemId == item.Id))
            {
                item.Release();
                timeline.Write(item.SubjectId, "timeline.task-handed-over", item.Title, request.To!.Name);
            }
        }

        return Done.Value;
    }
}
