using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Feeds;

/// <summary>Ends one of my own calendar addresses at once.</summary>
[AnyRole]
public sealed record RevokeCalendarFeed(Guid Id) : ICommand<Done>;

internal sealed class RevokeCalendarFeedHandler(CaseFlowDb db, RequestContext context, SecurityClock clock) : IRequestHandler<RevokeCalendarFeed, Result<Done>>
{
    public async Task<Result<Done>> Handle(RevokeCalendarFeed request, CancellationToken cancellationToken)
    {
        var owner = context.Who.PersonId;
        var feed = await db.Set<CalendarFeed>().FirstOrDefaultAsync(
            f => f.Id == request.Id && db.Set<Account>().Any(a => a.Id == f.AccountId && a.PersonId == owner), cancellationToken);
        if (feed is null)
        {
            return Refusal.NotFound("calendar-feed.unknown");
        }

        feed.RevokedAt ??= clock.Now;
        return Done.Value;
    }
}
