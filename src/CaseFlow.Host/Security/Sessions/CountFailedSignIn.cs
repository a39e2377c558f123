using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <summary>The password was wrong, or there is no such account: counts against both account and address.</summary>
[ProcessOnly]
public sealed record CountFailedSignIn(Guid? AccountId, Guid? PersonId, string Address) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId ?? Guid.Empty;
}

internal sealed class CountFailedSignInHandler(CaseFlowDb db, IDatabaseDialect dialect, SecurityOptions options, SecurityClock clock)
    : IRequestHandler<CountFailedSignIn, Result<Done>>
{
    public async Task<Result<Done>> Handle(CountFailedSignIn request, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var until = now.AddMinutes(options.LockMinutes);
        await dialect.LockAsync(db, $"account:{request.AccountId}", cancellationToken);
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == request.AccountId, cancellationToken) is { } account)
        {
            // Tries while it is locked neither count nor make it longer: nobody can be kept out for ever.
            if (account.LockedUntil is null || account.LockedUntil <= now)
            {
                var locks = account.Failures + 1 >= options.AccountFailures;
                account.Failures = locks ? 0 : account.Failures + 1;
                account.LockedUntil = locks ? until : null;
            }
        }

        await dialect.LockAsync(db, $"address:{request.Address}", cancellationToken);
        var address = await db.Set<AddressFailures>().FirstOrDefaultAsync(a => a.Address == request.Address, cancellationToken);
        if (address is null)
        {
            address = new AddressFailures { Address = request.Address };
            db.Add(address);
        }

        if (address.LockedUntil is null || address.LockedUntil <= now)
        {
            var failures = address.LastAt.AddMinutes(options.LockMinutes) <= now ? 1 : address.Failures + 1;
            var locks = failures >= options.AddressFailures;
            address.Failures = locks ? 0 : failures;
            address.LockedUntil = locks ? until : null;
        }

        address.LastAt = now;
        return Done.Value;
    }
}
