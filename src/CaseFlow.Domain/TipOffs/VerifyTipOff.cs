using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>What the street or department found, and what was done.</summary>
[ViaWorkItem(Form)]
public sealed record VerifyTipOff(Guid SubjectId, JsonObject? Parameters, string? Result, string? Findings, IReadOnlyList<Guid>? AttachmentIds) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-verify";
}

/// <summary>The result does not hold: the unit verifies again.</summary>
[ViaWorkItem(Form)]
public sealed record ReturnTipOff(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-return";
}

/// <summary>The result holds.</summary>
[ViaWorkItem(Form)]
public sealed record PassTipOff(Guid SubjectId, JsonObject? Parameters) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-pass";
}

/// <summary>The informant is told; the process hears whether a reward is due.</summary>
/// <param name="ToldBy">How a named informant was told besides, e.g. by phone.</param>
[ViaWorkItem(Form)]
public sealed record FeedBackTipOff(Guid SubjectId, JsonObject? Parameters, string? Feedback, string? ToldBy) : ICommand<TipOffFedBack>, IConcerns
{
    public const string Form = "tip-off-feedback";
}

/// <param name="MayBeRewarded">Named, the first effective report, and true at least in part.</param>
public sealed record TipOffFedBack(bool MayBeRewarded);

internal sealed class VerifyTipOffValidator : AbstractValidator<VerifyTipOff>
{
    public VerifyTipOffValidator()
    {
        RuleFor(x => x.Result).Must(r => r is not null && TipOffResults.All.Contains(r)).Refuse("tip-off.result-missing");
        RuleFor(x => x.Findings).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.findings-missing").MaximumLength(TipOff.MaxText);
    }
}

internal sealed class ReturnTipOffValidator : AbstractValidator<ReturnTipOff>
{
    public ReturnTipOffValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.reason-missing").MaximumLength(TipOff.MaxReason);
}

internal sealed class FeedBackTipOffValidator : AbstractValidator<FeedBackTipOff>
{
    public FeedBackTipOffValidator()
    {
        RuleFor(x => x.Feedback).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.feedback-missing").MaximumLength(TipOff.MaxText);
        RuleFor(x => x.ToldBy).MaximumLength(TipOff.MaxReason);
    }
}

internal sealed class VerifyTipOffHandler(TipOffScope scope, TipOffWords words, IAttachmentTies attachments, ITimeline timeline, TimeProvider time)
    : IRequestHandler<VerifyTipOff, Result<Done>>, IRequestHandler<ReturnTipOff, Result<Done>>, IRequestHandler<PassTipOff, Result<Done>>, IRequestHandler<FeedBackTipOff, Result<TipOffFedBack>>
{
    public async Task<Result<Done>> Handle(VerifyTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        var tied = await attachments.TieAsync(tipOff.Id, request.AttachmentIds, "attachmentIds", imagesOnly: false, cancellationToken);
        if (tied.Count > 0)
        {
            return Result<Done>.Refused(tied);
        }

        (tipOff.Result, tipOff.Findings, tipOff.VerifiedAt, tipOff.State) = (request.Result, request.Findings!.Trim(), time.GetUtcNow(), TipOffStates.Checking);
        tipOff.ReturnedFor = null;
        timeline.Write(tipOff.Id, "timeline.tip-off-verified", TextCatalog.Get($"tip-off-result.{tipOff.Result}"), tipOff.Findings);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(ReturnTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (await words.CheckAsync(tipOff.Id, "reason", request.Reason, cancellationToken) is { } givesAway)
        {
            return givesAway;
        }

        (tipOff.ReturnedFor, tipOff.Result, tipOff.State) = (request.Reason!.Trim(), null, TipOffStates.Verifying);
        timeline.Write(tipOff.Id, "timeline.tip-off-returned", tipOff.ReturnedFor);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(PassTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        tipOff.State = TipOffStates.Answering;
        return Done.Value;
    }

    public async Task<Result<TipOffFedBack>> Handle(FeedBackTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        foreach (var (field, text) in new[] { ("feedback", request.Feedback), ("toldBy", request.ToldBy) })
        {
            if (await words.CheckAsync(tipOff.Id, field, text, cancellationToken) is { } givesAway)
            {
                return givesAway;
            }
        }

        (tipOff.Feedback, tipOff.FedBackAt) = (request.Feedback!.Trim(), time.GetUtcNow());
        tipOff.ToldBy = string.IsNullOrWhiteSpace(request.ToldBy) ? null : request.ToldBy.Trim();
        tipOff.State = TipOffStates.Rewarding;
        timeline.Write(tipOff.Id, "timeline.tip-off-fed-back");
        return new TipOffFedBack(tipOff.MayBeRewarded);
    }

    private Task<TipOff?> FindAsync(Guid id, CancellationToken ct) => scope.Seen.FirstOrDefaultAsync(t => t.Id == id, ct);
}
