using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>The words and photos of the informant, for the keeper alone; that they looked, and why, is audited (C58).</summary>
[AllowedTo(Roles.TipOffKeeper), NotAudited]
public sealed record ReadTipOffOriginal(Guid TipOffId, string? Reason) : ICommand<TipOffOriginalView>, IConcerns
{
    Guid IConcerns.SubjectId => TipOffId;
}

public sealed record TipOffOriginalView(
    string Description, string Place, string? Enterprise, double? Latitude, double? Longitude, IReadOnlyList<AttachmentItem> Photos);

/// <summary>Who told of it, for the keeper alone; that they looked, and why, is audited (C58).</summary>
[AllowedTo(Roles.TipOffKeeper), NotAudited]
public sealed record RevealTipOffInformant(Guid TipOffId, string? Reason) : ICommand<TipOffInformant>, IConcerns
{
    Guid IConcerns.SubjectId => TipOffId;
}

public sealed record TipOffInformant(string? Name, string? Phone);

/// <summary>Somebody comes for the reward with the receipt code and a name: both have to be right. Neither is kept.</summary>
[AllowedTo(Roles.TipOffKeeper), NotAudited]
public sealed record CheckCollector(Guid TipOffId, string? Code, string? Name) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => TipOffId;
}

internal sealed class ReadTipOffOriginalValidator : AbstractValidator<ReadTipOffOriginal>
{
    public ReadTipOffOriginalValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.look-reason").MaximumLength(TipOff.MaxReason);
}

internal sealed class RevealTipOffInformantValidator : AbstractValidator<RevealTipOffInformant>
{
    public RevealTipOffInformantValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.look-reason").MaximumLength(TipOff.MaxReason);
}

internal sealed class RevealTipOffHandler(CaseFlowDb db, TipOffWords words, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<ReadTipOffOriginal, Result<TipOffOriginalView>>, IRequestHandler<RevealTipOffInformant, Result<TipOffInformant>>, IRequestHandler<CheckCollector, Result<Done>>
{
    public async Task<Result<TipOffOriginalView>> Handle(ReadTipOffOriginal request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.TipOffId, cancellationToken) is not { } o)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (await words.CheckAsync(o.TipOffId, "reason", request.Reason, cancellationToken) is { } givesAway)
        {
            return givesAway;
        }

        // The look opens the photos.
        Look(o, TipOffLook.Original, request.Reason!);
        await db.SaveChangesAsync(cancellationToken);
        var photos = await mediator.Send(new AttachmentsOf(o.Id), cancellationToken);
        return new TipOffOriginalView(o.Description, o.Place, o.Enterprise, o.Latitude, o.Longitude, photos.Succeeded ? photos.Value : []);
    }

    public async Task<Result<TipOffInformant>> Handle(RevealTipOffInformant request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.TipOffId, cancellationToken) is not { } o)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (await words.CheckAsync(o.TipOffId, "reason", request.Reason, cancellationToken) is { } givesAway)
        {
            return givesAway;
        }

        Look(o, "informant", request.Reason!);
        return new TipOffInformant(o.Name, o.Phone);
    }

    public async Task<Result<Done>> Handle(CheckCollector request, CancellationToken cancellationToken)
    {
        var tipOff = await db.Set<TipOff>().FirstOrDefaultAsync(t => t.Id == request.TipOffId, cancellationToken);
        if (tipOff is null || await FindAsync(request.TipOffId, cancellationToken) is not { } o)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (tipOff.Reward is not { ApprovedAt: not null } reward)
        {
            return Refusal.Conflict("tip-off.not-approved");
        }

        if (ReceiptCode.Hash(request.Code) != tipOff.CodeHash || o.Name is null || o.Name != request.Name?.Trim())
        {
            return new Refusal("tip-off.collector-wrong", "code");
        }

        reward.CollectorCheckedAt = time.GetUtcNow();
        Look(o, "collector", TextCatalog.Get("tip-off.collects"));
        return Done.Value;
    }

    private Task<TipOffOriginal?> FindAsync(Guid tipOffId, CancellationToken ct) => db.Set<TipOffOriginal>().AsNoTracking().FirstOrDefaultAsync(o => o.TipOffId == tipOffId, ct);

    private void Look(TipOffOriginal original, string what, string reason) => db.Add(new TipOffLook
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()), TipOffId = original.TipOffId, At = time.GetUtcNow(), PersonId = context.Who.PersonId, PersonName = context.Who.Name, What = what, Reason = reason.Trim(),
    });
}
