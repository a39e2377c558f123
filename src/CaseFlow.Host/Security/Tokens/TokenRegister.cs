using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Tokens;

internal sealed record LiveToken(Guid Id, Guid AccountId, Guid PersonId);

/// <summary>Finds the owner of a token at each use, in a scope of its own.</summary>
internal sealed class TokenRegister(IServiceScopeFactory scopes, SecurityOptions options, SecurityClock clock, RecentCallers recent)
{
    private static readonly TimeSpan UsedGrain = TimeSpan.FromMinutes(5);

    /// <summary>Null when there is no such token, it was revoked or expired, or its owner's account is disabled or waits for a new password.</summary>
    public Task<LiveToken?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = TokenSecret.Hash(secret);
        return recent.TokenAsync(hash, () => LookUpAsync(hash, ct));
    }

    private async Task<LiveToken?> LookUpAsync(string hash, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var now = clock.Now;
        var found = await (
            from token in db.Set<AccessToken>()
            join account in db.Set<Account>() on token.AccountId equals account.Id
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now && account.DisabledAt == null && !account.MustChangePassword
            select new { token.Id, token.LastUsedAt, token.AccountId, account.PersonId, account.PasswordChangedAt }).FirstOrDefaultAsync(ct);
        if (found is null || (options.PasswordDays > 0 && found.PasswordChangedAt.AddDays(options.PasswordDays) <= now))
        {
            return null;
        }

        if (found.LastUsedAt is null || now - found.LastUsedAt >= UsedGrain)
        {
            var dialect = scope.ServiceProvider.GetRequiredService<IDatabaseDialect>();
            await using var transaction = await dialect.BeginWriteAsync(db, ct);
            await db.Set<AccessToken>().Where(t => t.Id == found.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct);
            await transaction.CommitAsync(ct);
        }

        return new LiveToken(found.Id, found.AccountId, found.PersonId);
    }
}
