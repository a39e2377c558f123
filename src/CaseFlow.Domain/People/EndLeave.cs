using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>Somebody is back earlier: the leave ends now, one that has not begun falls away. What was is kept; the substitute's rights end with this.</summary>
[AnyRole]
public sealed record EndLeave(Guid Id) : ICommand<Done>;

internal sealed class EndLeaveHandler(CaseFlowDb db, IActors actors, RequestContext context, TimeProvider time) : IRequestHandler<EndLeave, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndLeave request, CancellationToken cancellationToken)
    {
        var leave = await db.Set<Leave>().FirstOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
        if (leave is null || !LeaveRights.MayKeep(context.Who, leave.PersonId, (await actors.FindAsync(leave.PersonId, cancellationToken))?.UnitId ?? Guid.Empty))
        {
            return Refusal.NotFound("leave.unknown");
        }

        context.SubjectId = leave.PersonId;
        var now = time.GetUtcNow();
        if (leave.To <= now)
        {
            return Refusal.Conflict("leave.ended");
        }

        // Empty, it holds at no instant.
        leave.To = leave.From > now ? leave.From : now;
        return Done.Value;
    }
}
