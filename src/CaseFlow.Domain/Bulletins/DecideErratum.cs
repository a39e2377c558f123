using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The correction is announced; never by who proposed it.</summary>
[ViaWorkItem(Form)]
public sealed record ApproveErratum(Guid SubjectId, JsonObject? Parameters, string? Opinion) : ICommand<ErratumDecided>, IConcerns
{
    public const string Form = "erratum-approve";
}

[ViaWorkItem(Form)]
public sealed record RefuseErratum(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<ErratumDecided>, IConcerns
{
    public const string Form = "erratum-refuse";
}

public sealed record ErratumDecided(int Number);

internal sealed class ApproveErratumValidator : AbstractValidator<ApproveErratum>
{
    public ApproveErratumValidator() => RuleFor(x => x.Opinion).MaximumLength(Bulletin.MaxText);
}

internal sealed class RefuseErratumValidator : AbstractValidator<RefuseErratum>
{
    public RefuseErratumValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("bulletin.reason-needed").MaximumLength(Bulletin.MaxText);
}

internal sealed class DecideErratumHandler(CaseFlowDb db, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<ApproveErratum, Result<ErratumDecided>>, IRequestHandler<RefuseErratum, Result<ErratumDecided>>
{
    public Task<Result<ErratumDecided>> Handle(ApproveErratum request, CancellationToken cancellationToken) => DecideAsync(request.SubjectId, ErratumStates.Approved, request.Opinion, cancellationToken);

    public Task<Result<ErratumDecided>> Handle(RefuseErratum request, CancellationToken cancellationToken) => DecideAsync(request.SubjectId, ErratumStates.Refused, request.Reason, cancellationToken);

    private async Task<Result<ErratumDecided>> DecideAsync(Guid bulletin, string state, string? text, CancellationToken ct)
    {
        if (await db.Set<BulletinErratum>().FirstOrDefaultAsync(e => e.BulletinId == bulletin && e.State == ErratumStates.Proposed, ct) is not { } erratum)
        {
            return Refusal.Conflict("bulletin.no-erratum");
        }

        if (state == ErratumStates.Approved && erratum.ProposedById == context.Who.PersonId)
        {
            return Refusal.Forbidden("bulletin.own-approval", erratum.ProposedBy);
        }

        (erratum.State, erratum.DecidedBy, erratum.DecidedAt, erratum.DecisionReason) = (state, context.Who.Name, time.GetUtcNow(), text?.Trim());
        timeline.Write(bulletin, state == ErratumStates.Approved ? "timeline.erratum-approved" : "timeline.erratum-refused", erratum.Number, erratum.UnitName, erratum.Reason);
        return new ErratumDecided(erratum.Number);
    }
}
