using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Security.Feeds;

/// <summary>My calendar addresses that still work, newest first.</summary>
[AnyRole]
public sealed record MyCalendarFeeds : IQuery<IReadOnlyList<CalendarFeedRow>>;

public sealed record CalendarFeedRow(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

internal sealed class MyCalendarFeedsHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<MyCalendarFeeds, Result<IReadOnlyList<CalendarFeedRow>>>
{
    public async Task<Result<IReadOnlyList<CalendarFeedRow>>> Handle(MyCalendarFeeds request, CancellationToken cancellationToken)
    {
        var owner = context.Who.PersonId;
        return await (
            from feed in db.Set<CalendarFeed>()
            join account in db.Set<Account>() on feed.AccountId equals account.Id
            where account.PersonId == owner && feed.RevokedAt == null
            orderby feed.CreatedAt descending, feed.Id descending
            select new CalendarFeedRow(feed.Id, feed.Device, feed.CreatedAt, feed.LastUsedAt)).ToListAsync(cancellationToken);
    }
}
