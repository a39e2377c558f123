using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>One's own tokens that are neither revoked nor expired, newest first.</summary>
[AnyRole(Guests = true)]
public sealed record MyAccessTokens : IQuery<IReadOnlyList<AccessTokenRow>>;

/// <param name="Prefix">First characters of the token, to tell it from others.</param>
public sealed record AccessTokenRow(Guid Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

internal sealed class MyAccessTokensHandler(CaseFlowDb db, RequestContext context, SecurityClock clock)
    : IRequestHandler<MyAccessTokens, Result<IReadOnlyList<AccessTokenRow>>>
{
    public async Task<Result<IReadOnlyList<AccessTokenRow>>> Handle(MyAccessTokens request, CancellationToken cancellationToken)
    {
        var (owner, now) = (context.Who.PersonId, clock.Now);
        return await (
            from token in db.Set<AccessToken>()
            join account in db.Set<Account>() on token.AccountId equals account.Id
            where account.PersonId == owner && token.RevokedAt == null && token.ExpiresAt > now
            orderby token.CreatedAt descending, token.Id descending
            select new AccessTokenRow(token.Id, token.Name, token.Prefix, token.CreatedAt, token.ExpiresAt, token.LastUsedAt)).ToListAsync(cancellationToken);
    }
}
