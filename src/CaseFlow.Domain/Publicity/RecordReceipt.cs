using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>送达回执: whoever works the grid or the street of an enterprise has delivered a material to it (R123).</summary>
/// <param name="DeliveredOn">Not after today, not before the material was issued.</param>
/// <param name="Way">One of <see cref="DeliveryWays"/>.</param>
/// <param name="Recipient">Who took it; not where it was put up.</param>
/// <param name="PhotoIds">The signed receipt or what was put up; own photos that belong to nothing yet.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record RecordReceipt(
    Guid MaterialId, Guid EnterpriseId, DateOnly DeliveredOn, string Way, string? Recipient = null, IReadOnlyList<Guid>? PhotoIds = null, string? Note = null) : ICommand<Guid>, IConcerns
{
    public const int MaxRecipient = 60;
    public const int MaxNote = 500;

    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class RecordReceiptValidator : AbstractValidator<RecordReceipt>
{
    public RecordReceiptValidator(TimeProvider time)
    {
        RuleFor(x => x.DeliveredOn).NotEmpty().Refuse("receipt.day-missing").Must(day => day <= time.Today()).Refuse("receipt.day-to-come");
        RuleFor(x => x.Way).Must(DeliveryWays.All.Contains).Refuse("receipt.way-unknown");
        RuleFor(x => x.Recipient).Must((x, name) => !string.IsNullOrWhiteSpace(name) || !DeliveryWays.HasRecipient(x.Way)).Refuse("receipt.recipient-missing")
            .MaximumLength(RecordReceipt.MaxRecipient).Must(PublicityWords.Plain).Refuse("publicity.control");
        RuleFor(x => x.PhotoIds).Must((x, ids) => ids is { Count: > 0 } || !DeliveryWays.NeedsPhoto(x.Way)).Refuse("receipt.photo-missing");
        RuleFor(x => x.Note).MaximumLength(RecordReceipt.MaxNote).Must(PublicityWords.Plain).Refuse("publicity.control");
    }
}

internal sealed class RecordReceiptHandler(
    CaseFlowDb db, IDatabaseDialect dialect, MaterialScope scope, ISeenEnterprises enterprises, IAttachmentTies attachments, ITimeline timeline, IProcesses processes, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordReceipt, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordReceipt request, CancellationToken cancellationToken)
    {
        // Of two receipts at once the second finds the first; none is recorded of what is withdrawn meanwhile.
        await dialect.LockAsync(db, $"material:{request.MaterialId:N}", cancellationToken);
        if (await scope.FindAsync(request.MaterialId, cancellationToken) is not { } material)
        {
            return Refusal.NotFound("publicity.unknown");
        }

        if (await RefusedAsync(request, material, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var receipt = new MaterialReceipt
        {
            Id = Guid.CreateVersion7(now), MaterialId = material.Id, EnterpriseId = request.EnterpriseId, DeliveredOn = request.DeliveredOn, Way = request.Way,
            Recipient = DeliveryWays.HasRecipient(request.Way) ? request.Recipient!.Trim() : null, Note = PublicityWords.OrNull(request.Note), UnitName = context.Who.UnitName,
            RecordedBy = context.Who.Name, RecordedAt = now,
        };
        db.Add(receipt);
        if (await attachments.TieAsync(receipt.Id, request.PhotoIds, "photoIds", imagesOnly: true, cancellationToken) is { Count: > 0 } refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        timeline.Write(
            request.EnterpriseId, receipt.Recipient is null ? "timeline.material-posted" : "timeline.material-delivered", material.Title, request.DeliveredOn,
            TextCatalog.Get($"delivery-way.{receipt.Way}"), receipt.Recipient);
        if (material.DeliverBy is not null)
        {
            await db.SaveChangesAsync(cancellationToken);
            if ((await scope.OpenPlacesAsync(material.Id, cancellationToken)).Count == 0)
            {
                await processes.PublishAsync(PublishMaterial.Over, material.Id, [], cancellationToken);
            }
        }

        return receipt.Id;
    }

    private async Task<Refusal?> RefusedAsync(RecordReceipt request, Material material, CancellationToken ct)
    {
        switch (material)
        {
            case { WithdrawnBecause: not null }: return Refusal.Conflict("publicity.withdrawn", material.Title);
            case { ReplacedById: not null }: return Refusal.Conflict("publicity.replaced", material.Title);
            case { DeliveryPath: null }: return Refusal.Conflict("receipt.not-asked", material.Title);
            case var _ when request.DeliveredOn < material.IssuedOn: return new Refusal("receipt.before-issue", "deliveredOn", material.IssuedOn.ToLongText());
        }

        // One of another region is not found: nobody learns of what lies outside their scope.
        var enterprise = await enterprises.Rows.FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, ct);
        switch (enterprise)
        {
            case null: return new Refusal("receipt.enterprise-unknown", "enterpriseId");
            case var _ when context.Who.RegionPath is not { } path || !enterprise.RegionPath.StartsWith(path, StringComparison.Ordinal):
                return new Refusal("receipt.other-grid", "enterpriseId", enterprise.Name);
            case { State: EnterpriseStates.Closed }: return new Refusal("receipt.enterprise-closed", "enterpriseId", enterprise.Name);
        }

        if (await db.Set<MaterialReceipt>().AsNoTracking().FirstOrDefaultAsync(r => r.MaterialId == material.Id && r.EnterpriseId == enterprise.Id && r.VoidedBecause == null, ct) is { } already)
        {
            return Refusal.Conflict("receipt.already", enterprise.Name, already.DeliveredOn.ToLongText(), already.RecordedBy);
        }

        return await scope.Owing(db.Set<Material>().Where(m => m.Id == material.Id)).AnyAsync(o => o.EnterpriseId == enterprise.Id, ct)
            ? null
            : new Refusal("receipt.not-owed", "enterpriseId", enterprise.Name, material.Title);
    }
}
