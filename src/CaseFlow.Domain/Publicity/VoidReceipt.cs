using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>作废: a receipt was recorded by mistake (R123). It stays, counts no more, and the material is open there again.</summary>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record VoidReceipt(Guid ReceiptId, string Reason) : ICommand<Done>
{
    public const int MaxReason = 200;
}

internal sealed class VoidReceiptValidator : AbstractValidator<VoidReceipt>
{
    public VoidReceiptValidator() =>
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("receipt.void-reason").MaximumLength(VoidReceipt.MaxReason).Must(PublicityWords.Plain).Refuse("publicity.control");
}

internal sealed class VoidReceiptHandler(CaseFlowDb db, ISeenEnterprises enterprises, ITimeline timeline, RequestContext context) : IRequestHandler<VoidReceipt, Result<Done>>
{
    /// <summary>Whoever delivers there.</summary>
    public static bool MayVoid(Actor who, string regionPath) => MaterialScope.Deliverers.Any(who.Is) && who.RegionPath is { } path && regionPath.StartsWith(path, StringComparison.Ordinal);

    public async Task<Result<Done>> Handle(VoidReceipt request, CancellationToken cancellationToken)
    {
        var receipt = await db.Set<MaterialReceipt>().FirstOrDefaultAsync(r => r.Id == request.ReceiptId, cancellationToken);
        var enterprise = receipt is null ? null : await enterprises.Rows.FirstOrDefaultAsync(e => e.Id == receipt.EnterpriseId, cancellationToken);
        if (receipt is null || enterprise is null)
        {
            return Refusal.NotFound("receipt.unknown");
        }

        if (!MayVoid(context.Who, enterprise.RegionPath))
        {
            return Refusal.Forbidden("receipt.other-grid", enterprise.Name);
        }

        if (receipt.VoidedBecause is not null)
        {
            return Refusal.Conflict("receipt.voided");
        }

        (receipt.VoidedBecause, receipt.VoidedBy, context.SubjectId) = (request.Reason.Trim(), context.Who.Name, enterprise.Id);
        var title = await db.Set<Material>().Where(m => m.Id == receipt.MaterialId).Select(m => m.Title).FirstAsync(cancellationToken);
        timeline.Write(enterprise.Id, "timeline.receipt-voided", title, receipt.DeliveredOn, receipt.VoidedBecause);
        return Done.Value;
    }
}
