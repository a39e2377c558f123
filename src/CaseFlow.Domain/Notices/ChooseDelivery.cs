using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>I choose how I hear of my notices. What waits for a digest goes out at once when I want none any more.</summary>
/// <param name="DigestAt">Hour of the digest; null: the district's.</param>
[AnyRole(Guests = true)]
public sealed record ChooseDelivery(DeliveryMode Mode, TimeOnly? DigestAt = null) : ICommand<Done>;

internal sealed class ChooseDeliveryHandler(
    CaseFlowDb db, DeliverySettings settings, IDueQueue queue, IWorkCalendars calendars, RequestContext context, TimeProvider time)
    : IRequestHandler<ChooseDelivery, Result<Done>>
{
    public async Task<Result<Done>> Handle(ChooseDelivery request, CancellationToken cancellationToken)
    {
        var rules = await settings.RulesAsync(cancellationToken);
        if (request.Mode == DeliveryMode.InApp && !rules.InAppOnly)
        {
            return new Refusal("delivery.in-app-not-allowed", "mode");
        }

        var (me, now) = (context.Who.PersonId, time.GetUtcNow());
        var choice = await db.Set<DeliveryChoice>().FirstOrDefaultAsync(c => c.PersonId == me, cancellationToken);
        if (choice is null)
        {
            choice = new DeliveryChoice { PersonId = me, Mode = request.Mode };
            db.Add(choice);
        }

        (choice.Mode, choice.DigestAt) = (request.Mode, request.Mode == DeliveryMode.Digest ? request.DigestAt : null);
        var next = request.Mode == DeliveryMode.Digest
            ? DeliveryHold.NextDigest(now, choice.DigestAt ?? rules.DigestAt, rules, await calendars.CurrentAsync(cancellationToken))
            : now;
        await queue.ScheduleAsync(DigestDue.Name, me, next, cancellationToken);
        return Done.Value;
    }
}

/// <summary>My choice, and whether the district lets me have notices in the application alone.</summary>
[AnyRole(Guests = true)]
public sealed record MyDelivery : IQuery<MyDeliveryView>;

public sealed record MyDeliveryView(DeliveryMode Mode, TimeOnly? DigestAt, TimeOnly DistrictDigestAt, bool InAppAllowed);

internal sealed class MyDeliveryHandler(CaseFlowDb db, DeliverySettings settings, RequestContext context) : IRequestHandler<MyDelivery, Result<MyDeliveryView>>
{
    public async Task<Result<MyDeliveryView>> Handle(MyDelivery request, CancellationToken cancellationToken)
    {
        var me = context.Who.PersonId;
        var rules = await settings.RulesAsync(cancellationToken);
        var choice = await db.Set<DeliveryChoice>().AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == me, cancellationToken);
        return new MyDeliveryView(choice?.Mode ?? DeliveryMode.AtOnce, choice?.DigestAt, rules.DigestAt, rules.InAppOnly);
    }
}
