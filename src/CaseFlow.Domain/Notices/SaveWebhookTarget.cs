using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>Enters a gateway, or changes one (<paramref name="Id"/>). Turned off, what still waits for it is given up and can be sent again later.</summary>
/// <param name="Secret">Write-only; null or empty keeps the one there is.</param>
/// <param name="Version">The version seen; ignored for a new one.</param>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record SaveWebhookTarget(Guid? Id, string Name, string Url, string? Secret, bool On, int Version = 0) : ICommand<Guid>;

internal sealed class SaveWebhookTargetValidator : AbstractValidator<SaveWebhookTarget>
{
    private const int ShortestSecret = 16;

    public SaveWebhookTargetValidator(IWebhookPolicy policy)
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Url).NotEmpty().MaximumLength(400);
        RuleFor(x => x.Url).Custom((url, context) =>
        {
            if (!string.IsNullOrEmpty(url) && policy.WhyNot(url) is { } code)
            {
                context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, TextCatalog.Get(code)) { ErrorCode = code });
            }
        });
        RuleFor(x => x.Secret).NotEmpty().When(x => x.Id is null);
        RuleFor(x => x.Secret).Length(ShortestSecret, 200).When(x => !string.IsNullOrEmpty(x.Secret));
    }
}

internal sealed class SaveWebhookTargetHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<SaveWebhookTarget, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveWebhookTarget request, CancellationToken cancellationToken)
    {
        var (name, url, now) = (request.Name.Trim(), request.Url.Trim(), time.GetUtcNow());
        if (await db.Set<WebhookTarget>().AnyAsync(t => t.Name == name && t.Id != request.Id, cancellationToken))
        {
            return new Refusal("webhook.name-taken", "name", name) { Kind = RefusalKind.Conflict };
        }

        if (request.Id is not { } id)
        {
            var made = new WebhookTarget
            {
                Id = Guid.CreateVersion7(now), Name = name, Url = url, Secret = request.Secret!, On = request.On, ChangedBy = context.Who.Name, ChangedAt = now,
            };
            db.Add(made);
            return made.Id;
        }

        if (await db.Set<WebhookTarget>().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } target)
        {
            return Refusal.NotFound("webhook.unknown");
        }

        if (target.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        var turnedOff = target.On && !request.On;
        (target.Name, target.Url, target.On, target.ChangedBy, target.ChangedAt) = (name, url, request.On, context.Who.Name, now);
        target.Secret = string.IsNullOrEmpty(request.Secret) ? target.Secret : request.Secret;
        if (turnedOff)
        {
            var why = TextCatalog.Get("webhook.turned-off");
            await db.Set<OutboxMessage>().Where(m => m.TargetId == id && m.State == OutboxState.Waiting)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.LastError, why), cancellationToken);
        }

        return id;
    }
}
