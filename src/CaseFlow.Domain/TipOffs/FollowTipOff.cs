using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>How a tip-off stands, for whoever holds its receipt code. A wrong code and an unknown one answer alike.</summary>
[ProcessOnly]
public sealed record FollowTipOff(string? Code) : IQuery<TipOffStanding>;

/// <param name="Result">Once it was fed back.</param>
/// <param name="LeadState">Of the first report that this one was joined to.</param>
public sealed record TipOffStanding(
    string Number, string KindName, string State, string StateName, DateTimeOffset ReceivedAt, string? DeclinedFor, string? Result, string? Feedback, DateTimeOffset? FedBackAt,
    string? LeadState, decimal? Reward, DateOnly? PaidOn, string? RewardRefused);

internal sealed class FollowTipOffHandler(CaseFlowDb db) : IRequestHandler<FollowTipOff, Result<TipOffStanding>>
{
    public async Task<Result<TipOffStanding>> Handle(FollowTipOff request, CancellationToken cancellationToken)
    {
        var hash = ReceiptCode.Hash(request.Code);
        if (hash is null || await db.Set<TipOff>().AsNoTracking().FirstOrDefaultAsync(t => t.CodeHash == hash, cancellationToken) is not { } t)
        {
            return Refusal.NotFound("tip-off.code-unknown");
        }

        var lead = t.LeadId is { } leading ? await db.Set<TipOff>().AsNoTracking().FirstAsync(x => x.Id == leading, cancellationToken) : null;
        var said = lead ?? t;
        return new TipOffStanding(
            t.Number, TextCatalog.Get($"tip-off-kind.{t.Kind}"), t.State, TextCatalog.Get($"tip-off-state.{t.State}"), t.ReceivedAt, t.DeclinedFor,
            said.FedBackAt is not null && said.Result is { } result ? TextCatalog.Get($"tip-off-result.{result}") : null, said.Feedback, said.FedBackAt,
            lead is null ? null : TextCatalog.Get($"tip-off-state.{lead.State}"), t.Reward is { ApprovedAt: not null } reward ? reward.Amount : null, t.Reward?.PaidOn,
            t.State == TipOffStates.Closed && t.Reward is { ApprovedAt: null } ? t.Reward.RefusedFor : null);
    }
}
