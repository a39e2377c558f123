using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Stopping the deadline is taken back: it runs again to the last day it had; reminders that went out do not go out
/// again, and one that would have gone out meanwhile goes out at once. Does nothing when none was stopped.
/// </summary>
[ProcessOnly]
public sealed record ReopenDeadline(Guid SubjectId, string Key) : ICommand<Done>, IConcerns;

internal sealed class ReopenDeadlineHandler(CaseFlowDb db, DeadlineBook book, DeadlineClock clock) : IRequestHandler<ReopenDeadline, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReopenDeadline request, CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(request.SubjectId, request.Key, cancellationToken) is not null)
        {
            return Refusal.Conflict("deadline.already-open", request.Key);
        }

        var last = await db.Set<Deadline>().Where(d => d.SubjectId == request.SubjectId && d.Key == request.Key)
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(cancellationToken);
        if (last is not { State: DeadlineState.Stopped })
        {
            return Done.Value;
        }

        last.Reopen();
        book.Tell(last, "timeline.deadline-reopened", last.LastDay.ToIso());
        await clock.SetAsync(last, cancellationToken);
        await book.MovedAsync(last, DeadlineChangeKind.Reopened, null, "", cancellationToken);
        return Done.Value;
    }
}
