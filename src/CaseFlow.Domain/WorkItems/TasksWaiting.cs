using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The open tasks behind wait points, for whoever decides about the process they belong to.</summary>
[ProcessOnly]
public sealed record TasksWaiting(IReadOnlyList<Guid> BookmarkIds) : IQuery<IReadOnlyList<WaitingTask>>;

/// <param name="Holder">Who took it, else who may do it.</param>
/// <param name="DueAt">The first instant that is late; null without due date.</param>
public sealed record WaitingTask(Guid BookmarkId, string Title, string Holder, DateTimeOffset? DueAt);

internal sealed class TasksWaitingHandler(CaseFlowDb db) : IRequestHandler<TasksWaiting, Result<IReadOnlyList<WaitingTask>>>
{
    public async Task<Result<IReadOnlyList<WaitingTask>>> Handle(TasksWaiting request, CancellationToken cancellationToken)
    {
        var items = await db.Set<WorkItem>().AsNoTracking().Where(i => request.BookmarkIds.Contains(i.BookmarkId) && i.State == WorkItemState.Open)
            .Select(i => new { i.Id, i.BookmarkId, i.Title, i.ClaimedBy, i.DueAt }).ToListAsync(cancellationToken);
        var ids = items.ConvertAll(i => i.Id);
        var holders = (await db.Set<WorkItemCandidate>().AsNoTracking().Where(c => ids.Contains(c.WorkItemId)).OrderBy(c => c.Position)
            .Select(c => new { c.WorkItemId, c.Name }).ToListAsync(cancellationToken)).ToLookup(c => c.WorkItemId, c => c.Name);
        return Result<IReadOnlyList<WaitingTask>>.From(items.ConvertAll(i =>
            new WaitingTask(i.BookmarkId, i.Title, i.ClaimedBy ?? string.Join('、', holders[i.Id].Distinct()), i.DueAt)));
    }
}
