using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <summary>Signs out: the cookie, and every copy of it, is worth nothing from now on.</summary>
[ProcessOnly]
public sealed record EndSession(Guid Id) : ICommand<Done>;

internal sealed class EndSessionHandler(CaseFlowDb db, SecurityClock clock) : IRequestHandler<EndSession, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndSession request, CancellationToken cancellationToken)
    {
        if (await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == request.Id && s.EndedAt == null, cancellationToken) is { } session)
        {
            session.EndedAt = clock.Now;
        }

        return Done.Value;
    }
}

internal static class SessionEnds
{
    public static async Task EndSessionsAsync(this CaseFlowDb db, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var session in await db.Set<Session>().Where(s => s.AccountId == accountId && s.EndedAt == null).ToListAsync(ct))
        {
            session.EndedAt = now;
        }
    }
}
