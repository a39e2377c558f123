using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>The open deadlines behind wait points, for whoever decides about the process they belong to.</summary>
[ProcessOnly]
public sealed record DeadlinesWaiting(IReadOnlyList<Guid> BookmarkIds) : IQuery<IReadOnlyList<WaitingDeadline>>;

/// <param name="DueAt">The first instant that is late.</param>
public sealed record WaitingDeadline(Guid BookmarkId, string Name, DateTimeOffset DueAt);

internal sealed class DeadlinesWaitingHandler(CaseFlowDb db) : IRequestHandler<DeadlinesWaiting, Result<IReadOnlyList<WaitingDeadline>>>
{
    public async Task<Result<IReadOnlyList<WaitingDeadline>>> Handle(DeadlinesWaiting request, CancellationToken cancellationToken) =>
        await db.Set<Deadline>().AsNoTracking().Where(d => request.BookmarkIds.Contains(d.BookmarkId) && d.OpenKey != null)
            .Select(d => new WaitingDeadline(d.BookmarkId, d.Name, d.DueAt)).ToListAsync(cancellationToken);
}
