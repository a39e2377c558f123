using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>Makes a personal access token for who asks; may do what its owner may, never more. Sent as <c>Authorization: Bearer …</c>.</summary>
/// <param name="Name">What it is for, in the owner's words.</param>
/// <param name="Days">1 to 365.</param>
[AnyRole(Guests = true)]
public sealed record CreateAccessToken(string Name, int Days) : ICommand<AccessTokenCreated>;

/// <param name="Token">Shown this once; only its hash is kept.</param>
public sealed record AccessTokenCreated(Guid Id, string Token, DateTimeOffset ExpiresAt);

internal sealed class CreateAccessTokenValidator : AbstractValidator<CreateAccessToken>
{
    public CreateAccessTokenValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Days).InclusiveBetween(1, 365);
    }
}

internal sealed class CreateAccessTokenHandler(CaseFlowDb db, RequestContext context, SecurityClock clock)
    : IRequestHandler<CreateAccessToken, Result<AccessTokenCreated>>
{
    public async Task<Result<AccessTokenCreated>> Handle(CreateAccessToken request, CancellationToken cancellationToken)
    {
        // The kept answer would hold the secret.
        if (context.IdempotencyKey is not null)
        {
            return new Refusal("token.no-repeat");
        }

        var owner = context.Who.PersonId;
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == owner && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return Refusal.NotFound("account.none");
        }

        var secret = TokenSecret.New();
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7(clock.Now),
            AccountId = account.Id,
            Name = request.Name.Trim(),
            Prefix = TokenSecret.Prefix(secret),
            Hash = TokenSecret.Hash(secret),
            CreatedAt = clock.Now,
            ExpiresAt = clock.Now.AddDays(request.Days),
        };
        db.Add(token);
        return new AccessTokenCreated(token.Id, secret, token.ExpiresAt);
    }
}
