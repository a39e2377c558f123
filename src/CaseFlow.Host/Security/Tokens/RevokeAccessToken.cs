using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>Ends one's own token at once.</summary>
[AnyRole(Guests = true)]
public sealed record RevokeAccessToken(Guid Id) : ICommand<Done>;

internal sealed class RevokeAccessTokenHandler(CaseFlowDb db, RequestContext context, SecurityClock clock) : IRequestHandler<RevokeAccessToken, Result<Done>>
{
    public async Task<Result<Done>> Handle(RevokeAccessToken request, CancellationToken cancellationToken)
    {
        var owner = context.Who.PersonId;
        var token = await db.Set<AccessToken>().FirstOrDefaultAsync(
            t => t.Id == request.Id && db.Set<Account>().Any(a => a.Id == t.AccountId && a.PersonId == owner), cancellationToken);
        if (token is null)
        {
            return Refusal.NotFound("token.unknown");
        }

        token.RevokedAt ??= clock.Now;
        return Done.Value;
    }
}
