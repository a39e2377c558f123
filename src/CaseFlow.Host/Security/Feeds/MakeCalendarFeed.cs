using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Feeds;

/// <summary>Makes a calendar address for one of my devices; the one that this device had before ends.</summary>
[AnyRole]
public sealed record MakeCalendarFeed(string Device) : ICommand<CalendarFeedMade>;

/// <param name="Token">Shown this once; only its hash is kept.</param>
public sealed record CalendarFeedMade(Guid Id, string Token);

internal sealed class MakeCalendarFeedValidator : AbstractValidator<MakeCalendarFeed>
{
    public MakeCalendarFeedValidator() => RuleFor(x => x.Device).NotEmpty().MaximumLength(60);
}

internal sealed class MakeCalendarFeedHandler(CaseFlowDb db, RequestContext context, SecurityClock clock) : IRequestHandler<MakeCalendarFeed, Result<CalendarFeedMade>>
{
    private const int Most = 20;

    public async Task<Result<CalendarFeedMade>> Handle(MakeCalendarFeed request, CancellationToken cancellationToken)
    {
        // The kept answer would hold the secret.
        if (context.IdempotencyKey is not null)
        {
            return new Refusal("token.no-repeat");
        }

        var (owner, device) = (context.Who.PersonId, request.Device.Trim());
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == owner && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return Refusal.NotFound("account.none");
        }

        var active = await db.Set<CalendarFeed>().Where(f => f.AccountId == account.Id && f.RevokedAt == null).ToListAsync(cancellationToken);
        if (active.Count(f => f.Device != device) >= Most)
        {
            return Refusal.Conflict("calendar-feed.too-many", Most);
        }

        active.Where(f => f.Device == device).ToList().ForEach(f => f.RevokedAt = clock.Now);
        var secret = TokenSecret.New();
        var feed = new CalendarFeed { Id = Guid.CreateVersion7(clock.Now), AccountId = account.Id, Device = device, Hash = TokenSecret.Hash(secret), CreatedAt = clock.Now };
        db.Add(feed);
        return new CalendarFeedMade(feed.Id, secret);
    }
}
