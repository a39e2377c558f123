using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <summary>The password was right: begins a session, unless account or address are locked.</summary>
[ProcessOnly]
public sealed record StartSession(Guid AccountId, Guid PersonId, string Address) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class StartSessionHandler(CaseFlowDb db, IDatabaseDialect dialect, SecurityClock clock) : IRequestHandler<StartSession, Result<Guid>>
{
    private const int KeptDays = 184;

    public async Task<Result<Guid>> Handle(StartSession request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, $"account:{request.AccountId}", cancellationToken);
        var now = clock.Now;
        var account = await db.Set<Account>().FirstAsync(a => a.Id == request.AccountId, cancellationToken);
        var addressLocked = await db.Set<AddressFailures>().AnyAsync(a => a.Address == request.Address && a.LockedUntil > now, cancellationToken);
        if (account.DisabledAt is not null || account.LockedUntil > now || addressLocked)
        {
            return Refusal.Forbidden("sign-in.failed");
        }

        (account.Failures, account.LockedUntil) = (0, null);
        var session = new Session { Id = Guid.CreateVersion7(now), AccountId = account.Id, Address = request.Address, StartedAt = now, LastSeenAt = now };
        db.Add(session);
        var forgotten = now.AddDays(-KeptDays);
        await db.Set<Session>().Where(s => s.AccountId == account.Id && s.StartedAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        return session.Id;
    }
}
