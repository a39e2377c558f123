using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>Sends a message that says it is a test the way every other one goes; its result stands with the gateway's last ones.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record TestWebhookTarget(Guid Id) : ICommand<Guid>;

internal sealed class TestWebhookTargetHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<TestWebhookTarget, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(TestWebhookTarget request, CancellationToken cancellationToken)
    {
        if (await db.Set<WebhookTarget>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == request.Id, cancellationToken) is not { } target)
        {
            return Refusal.NotFound("webhook.unknown");
        }

        if (!target.On)
        {
            return Refusal.Conflict("webhook.off", target.Name);
        }

        var now = time.GetUtcNow();
        var (id, title) = (Guid.CreateVersion7(now), TextCatalog.Get("webhook.test-title", target.Name));
        db.Add(new OutboxMessage
        {
            Id = id,
            Channel = OutboxChannel.Webhook,
            TargetId = target.Id,
            To = "",
            ToName = context.Who.Name,
            Subject = title,
            Body = WebhookBody.Of(new(id, WebhookBody.Test, now, null, title, TextCatalog.Get("webhook.test-text", context.Who.Name), null, [])),
            At = now,
            NextAttemptAt = now,
        });
        return id;
    }
}
