using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Feeds;

/// <summary>Finds whose calendar an address opens, at each use.</summary>
internal sealed class FeedRegister(IServiceScopeFactory scopes, SecurityClock clock)
{
    private static readonly TimeSpan UsedGrain = TimeSpan.FromMinutes(5);

    /// <summary>Null when there is no such address, it was revoked, or its owner's account is disabled: from outside these look the same.</summary>
    public async Task<Guid?> OwnerOfAsync(string token, CancellationToken ct)
    {
        var hash = TokenSecret.Hash(token);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var now = clock.Now;
        var found = await (
            from feed in db.Set<CalendarFeed>()
            join account in db.Set<Account>() on feed.AccountId equals account.Id
            where feed.Hash == hash && feed.RevokedAt == null && account.DisabledAt == null
            select new { feed.Id, feed.LastUsedAt, account.PersonId }).FirstOrDefaultAsync(ct);
        if (found is not null && (found.LastUsedAt is null || now - found.LastUsedAt >= UsedGrain))
        {
            var dialect = scope.ServiceProvider.GetRequiredService<IDatabaseDialect>();
            await using var transaction = await dialect.BeginWriteAsync(db, ct);
            await db.Set<CalendarFeed>().Where(f => f.Id == found.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.LastUsedAt, now), ct);
            await transaction.CommitAsync(ct);
        }

        return found?.PersonId;
    }
}
