using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>One tip-off with what was found and decided; nothing of the original.</summary>
[AllowedTo(Roles.TipOffKeeper, Roles.DistrictOffice, Roles.ListingBody, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record TipOffDetails(Guid Id) : IQuery<TipOffView>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

/// <param name="Named">Shown to the keeper and the district; null to who verifies: it is nothing to them.</param>
/// <param name="MayLook">The viewer is the keeper.</param>
/// <param name="MayCollect">An approved reward waits for its collector.</param>
/// <param name="Looks">Who looked at the original or the informant, for those who oversee it.</param>
public sealed record TipOffView(
    TipOffItem Item, string? Findings, string? ReturnedFor, string? DeclinedFor, Guid? LeadId, string? LeadNumber, IReadOnlyList<TipOffLead> Later, Guid? HazardId, bool MayReportHazard,
    string? Feedback, string? ToldBy, bool? Named, TipOffRewardView? Reward, bool MayLook, bool MayCollect, IReadOnlyList<TipOffLookItem> Looks, int Version);

public sealed record TipOffRewardView(
    decimal? Fine, decimal? Amount, string? Ground, string? ProposedBy, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? RefusedFor, bool CollectorChecked, DateOnly? PaidOn, string? ReceiptNote);

public sealed record TipOffLookItem(DateTimeOffset At, string PersonName, string What, string Reason);

internal sealed class TipOffDetailsHandler(CaseFlowDb db, TipOffScope scope, RequestContext context) : IRequestHandler<TipOffDetails, Result<TipOffView>>
{
    public async Task<Result<TipOffView>> Handle(TipOffDetails request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.AsNoTracking().FirstOrDefaultAsync(t => t.Id == request.Id, cancellationToken) is not { } t)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        var (keeper, oversees) = (context.Who.Is(Roles.TipOffKeeper), scope.SeesAll);
        var lead = t.LeadId is { } id ? await db.Set<TipOff>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id, cancellationToken) : null;
        var later = oversees
            ? await db.Set<TipOff>().AsNoTracking().Where(x => x.LeadId == t.Id).OrderBy(x => x.ReceivedAt).Select(x => new TipOffLead(x.Id, x.Number, x.Summary)).ToListAsync(cancellationToken)
            : [];
        var looks = oversees
            ? await db.Set<TipOffLook>().AsNoTracking().Where(l => l.TipOffId == t.Id).OrderByDescending(l => l.At).ThenByDescending(l => l.Id)
                .Select(l => new TipOffLookItem(l.At, l.PersonName, l.What, l.Reason)).ToListAsync(cancellationToken)
            : [];
        return new TipOffView(
            ListTipOffsHandler.Item(t, scope.SeesAll), t.Findings, t.ReturnedFor, t.DeclinedFor, lead?.Id, lead?.Number, later, t.HazardId,
            t.HazardId is null && t.State == TipOffStates.Verifying && t.UnitId == context.Who.UnitId, t.Feedback, oversees ? t.ToldBy : null, oversees ? t.Named : null,
            oversees && t.Reward is { } r
                ? new TipOffRewardView(r.Fine, r.Amount, r.Ground, r.ProposedBy, r.ApprovedBy, r.ApprovedAt, r.RefusedFor, r.CollectorCheckedAt is not null, r.PaidOn, r.ReceiptNote)
                : null,
            keeper, keeper && t.Reward is { ApprovedAt: not null, PaidOn: null, CollectorCheckedAt: null }, looks, t.Version);
    }
}
