using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>A message that was given up is tried again from the first attempt, under the same id.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.SystemAdministrator, Roles.ProcessAdministrator)]
public sealed record RetryDelivery(Guid Id) : ICommand<Done>;

/// <summary>All that were given up of one gateway; without one, all mail. Answers how many.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record RetryDeliveries(Guid? TargetId) : ICommand<int>;

internal sealed class RetryDeliveryHandler(CaseFlowDb db, RequestContext context, TimeProvider time)
    : IRequestHandler<RetryDelivery, Result<Done>>, IRequestHandler<RetryDeliveries, Result<int>>
{
    public async Task<Result<Done>> Handle(RetryDelivery request, CancellationToken cancellationToken)
    {
        var message = await DeliveryScope.Seen(db.Set<OutboxMessage>(), context).FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken);
        if (message is null)
        {
            return Refusal.NotFound("delivery.unknown");
        }

        if (message.State != OutboxState.Dead)
        {
            return Refusal.Conflict("delivery.not-dead");
        }

        if (message.TargetId is { } target && await db.Set<WebhookTarget>().Where(t => t.Id == target && !t.On).Select(t => t.Name).FirstOrDefaultAsync(cancellationToken) is { } off)
        {
            return Refusal.Conflict("webhook.off", off);
        }

        message.Again(time.GetUtcNow());
        return Done.Value;
    }

    public async Task<Result<int>> Handle(RetryDeliveries request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<OutboxMessage>().Where(m => m.TargetId == request.TargetId && m.State == OutboxState.Dead)
            .ExecuteUpdateAsync(
                s => s.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now), cancellationToken);
    }
}
