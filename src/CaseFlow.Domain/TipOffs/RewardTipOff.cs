using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>A reward for the first effective, named report (R46); refused above what the definition allows, and while it allows nothing .</summary>
[ViaWorkItem(Form)]
public sealed record ProposeReward(Guid SubjectId, JsonObject? Parameters, decimal? Fine, decimal? Amount, string? Ground) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-reward";
}

/// <summary>No reward, and why.</summary>
[ViaWorkItem(Form)]
public sealed record ForgoReward(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-no-reward";
}

/// <summary>Approved by somebody other than who proposed it.</summary>
[ViaWorkItem(Form)]
public sealed record ApproveReward(Guid SubjectId, JsonObject? Parameters) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-approve";
}

[ViaWorkItem(Form)]
public sealed record RefuseReward(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-refuse";
}

/// <summary>Paid out, once, to somebody whose code and name were found right (<see cref="CheckCollector"/>).</summary>
[ViaWorkItem(Form)]
public sealed record PayReward(Guid SubjectId, JsonObject? Parameters, DateOnly? PaidOn, string? ReceiptNote) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-paid";
}

/// <summary>Dealt with: sent by the process at its end.</summary>
[ProcessOnly, ProcessCommand("close-tip-off")]
public sealed record CloseTipOff(Guid SubjectId) : ICommand<Done>, IConcerns;

internal sealed class ProposeRewardValidator : AbstractValidator<ProposeReward>
{
    // What the column holds.
    private const decimal MostMoney = 1_000_000_000_000m;

    public ProposeRewardValidator()
    {
        RuleFor(x => x.Fine).InclusiveBetween(0, MostMoney).PrecisionScale(18, 2, true).Refuse("tip-off.fine-missing");
        RuleFor(x => x.Amount).NotNull().Refuse("tip-off.amount-missing").GreaterThan(0).LessThanOrEqualTo(MostMoney).PrecisionScale(18, 2, true).Refuse("tip-off.amount-missing");
        RuleFor(x => x.Ground).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.reason-missing").MaximumLength(TipOff.MaxReason);
    }
}

internal sealed class ForgoRewardValidator : AbstractValidator<ForgoReward>
{
    public ForgoRewardValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.reason-missing").MaximumLength(TipOff.MaxReason);
}

internal sealed class RefuseRewardValidator : AbstractValidator<RefuseReward>
{
    public RefuseRewardValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.reason-missing").MaximumLength(TipOff.MaxReason);
}

internal sealed class PayRewardValidator : AbstractValidator<PayReward>
{
    public PayRewardValidator(TimeProvider time)
    {
        RuleFor(x => x.PaidOn).NotNull().Refuse("tip-off.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("tip-off.day-future");
        RuleFor(x => x.ReceiptNote).MaximumLength(TipOff.MaxReason);
    }
}

internal sealed class RewardTipOffHandler(TipOffScope scope, TipOffRuleBook rules, TipOffWords words, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ProposeReward, Result<Done>>, IRequestHandler<ForgoReward, Result<Done>>, IRequestHandler<ApproveReward, Result<Done>>, IRequestHandler<RefuseReward, Result<Done>>,
    IRequestHandler<PayReward, Result<Done>>, IRequestHandler<CloseTipOff, Result<Done>>
{
    public Task<Result<Done>> Handle(ProposeReward request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "ground", request.Ground, async tipOff =>
    {
        if (!tipOff.MayBeRewarded)
        {
            return Refusal.Conflict(tipOff switch { { Named: false } => "tip-off.anonymous", { LeadId: not null } => "tip-off.not-first", _ => "tip-off.not-true" });
        }

        if (tipOff.Reward is { ApprovedAt: not null })
        {
            return Refusal.Conflict("tip-off.approved-already");
        }

        var allowed = await rules.ReadAsync(cancellationToken);
        if (!allowed.AmountsAreSet)
        {
            return Refusal.Conflict("tip-off.amounts-not-set");
        }

        var fine = request.Fine ?? 0;
        if (request.Amount > allowed.Limit(fine))
        {
            return new Refusal("tip-off.amount-above", "amount", allowed.Limit(fine));
        }

        tipOff.Reward = new TipOffReward { Fine = fine, Amount = request.Amount, Ground = request.Ground!.Trim(), ProposedById = context.Who.PersonId, ProposedBy = context.Who.Name };
        timeline.Write(tipOff.Id, "timeline.tip-off-proposed", request.Amount);
        return Done.Value;
    }, cancellationToken);

    public Task<Result<Done>> Handle(ForgoReward request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "reason", request.Reason, tipOff =>
    {
        tipOff.Reward = new TipOffReward { RefusedFor = request.Reason!.Trim() };
        timeline.Write(tipOff.Id, "timeline.tip-off-unrewarded", tipOff.Reward.RefusedFor);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(ApproveReward request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "", null, tipOff =>
    {
        if (tipOff.Reward is not { Amount: { } amount } reward)
        {
            return Task.FromResult<Result<Done>>(Refusal.Conflict("tip-off.nothing-proposed"));
        }

        if (reward.ProposedById == context.Who.PersonId)
        {
            return Task.FromResult<Result<Done>>(Refusal.Forbidden("tip-off.own-proposal"));
        }

        (reward.ApprovedBy, reward.ApprovedAt, reward.RefusedFor) = (context.Who.Name, time.GetUtcNow(), null);
        timeline.Write(tipOff.Id, "timeline.tip-off-approved", amount);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(RefuseReward request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "reason", request.Reason, tipOff =>
    {
        if (tipOff.Reward is { } reward)
        {
            reward.RefusedFor = request.Reason!.Trim();
        }

        timeline.Write(tipOff.Id, "timeline.tip-off-refused", request.Reason!.Trim());
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(PayReward request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "receiptNote", request.ReceiptNote, tipOff =>
    {
        Refusal? refusal = tipOff.Reward switch
        {
            not { ApprovedAt: not null } => Refusal.Conflict("tip-off.not-approved"),
            { PaidOn: { } paid } => Refusal.Conflict("tip-off.paid-already", paid.ToLongText()),
            { CollectorCheckedAt: null } => Refusal.Conflict("tip-off.collector-unchecked"),
            { ApprovedAt: { } approved } when request.PaidOn < approved.ChinaDate() => new Refusal("tip-off.paid-before", "paidOn", approved.ChinaDate().ToLongText()),
            _ => null,
        };
        if (refusal is not null)
        {
            return Task.FromResult<Result<Done>>(refusal);
        }

        (tipOff.Reward!.PaidOn, tipOff.Reward.ReceiptNote) = (request.PaidOn, request.ReceiptNote?.Trim());
        timeline.Write(tipOff.Id, "timeline.tip-off-paid", request.PaidOn!.Value);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    public Task<Result<Done>> Handle(CloseTipOff request, CancellationToken cancellationToken) => OnAsync(request.SubjectId, "", null, tipOff =>
    {
        (tipOff.State, tipOff.ClosedAt, tipOff.DueAt) = (TipOffStates.Closed, time.GetUtcNow(), null);
        timeline.Write(tipOff.Id, "timeline.tip-off-closed");
        return Task.FromResult<Result<Done>>(Done.Value);
    }, cancellationToken);

    private async Task<Result<Done>> OnAsync(Guid id, string field, string? text, Func<TipOff, Task<Result<Done>>> act, CancellationToken ct) =>
        await scope.Seen.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } tipOff ? Refusal.NotFound("tip-off.unknown")
            : await words.CheckAsync(id, field, text, ct) is { } givesAway ? givesAway
            : await act(tipOff);
}
