using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Sessions;

/// <summary>A session that counts at this moment.</summary>
internal sealed record LiveSession(Guid Id, Guid AccountId, Guid PersonId, string Address, bool MustChangePassword);

/// <summary>Checks sessions against the database at each use, in a scope of its own: what ends on one host ends on all.</summary>
internal sealed class SessionRegister(IServiceScopeFactory scopes, SecurityOptions options, SecurityClock clock)
{
    private static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);

    /// <summary>Null when it ended, was idle too long or grew too old, or when its account was disabled.</summary>
    public async Task<LiveSession?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var now = clock.Now;
        var (idleSince, startedBy) = (now.AddMinutes(-options.IdleMinutes), now.AddHours(-options.AbsoluteHours));
        var found = await (
            from session in db.Set<Session>()
            join account in db.Set<Account>() on session.AccountId equals account.Id
            where session.Id == id && session.EndedAt == null && account.DisabledAt == null
                && session.LastSeenAt > idleSince && session.StartedAt > startedBy
            select new { session.AccountId, account.PersonId, session.Address, session.LastSeenAt, account.MustChangePassword, account.PasswordChangedAt })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        if (now - found.LastSeenAt >= SeenGrain)
        {
            var dialect = scope.ServiceProvider.GetRequiredService<IDatabaseDialect>();
            await using var transaction = await dialect.BeginWriteAsync(db, ct);
            await db.Set<Session>().Where(s => s.Id == id && s.LastSeenAt < now).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), ct);
            await transaction.CommitAsync(ct);
        }

        var tooOld = options.PasswordDays > 0 && found.PasswordChangedAt.AddDays(options.PasswordDays) <= now;
        return new LiveSession(id, found.AccountId, found.PersonId, found.Address, found.MustChangePassword || tooOld);
    }
}
