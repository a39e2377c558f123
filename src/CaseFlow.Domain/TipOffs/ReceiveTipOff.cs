using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>The keeper accepts a tip-off and passes it on in their own words, with such pictures as give nobody away.</summary>
[ViaWorkItem(Form)]
public sealed record AcceptTipOff(Guid SubjectId, JsonObject? Parameters, string? Summary, Guid? UnitId, IReadOnlyList<Guid>? AttachmentIds) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-accept";
}

/// <summary>It is not accepted; the receipt page says why.</summary>
[ViaWorkItem(Form)]
public sealed record DeclineTipOff(Guid SubjectId, JsonObject? Parameters, string? Reason) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-decline";
}

/// <summary>The same matter was reported before: the first effective report leads (安监总财〔2018〕19号).</summary>
[ViaWorkItem(Form)]
public sealed record JoinTipOff(Guid SubjectId, JsonObject? Parameters, Guid? LeadId) : ICommand<Done>, IConcerns
{
    public const string Form = "tip-off-join";
}

/// <summary>Earlier, accepted tip-offs of the district that this one may be another report of; those of its own street first.</summary>
[AllowedTo(Roles.TipOffKeeper)]
public sealed record TipOffLeads(Guid Id) : IQuery<IReadOnlyList<TipOffLead>>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

public sealed record TipOffLead(Guid Id, string Number, string? Summary);

internal sealed class AcceptTipOffValidator : AbstractValidator<AcceptTipOff>
{
    public AcceptTipOffValidator()
    {
        RuleFor(x => x.Summary).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.summary-missing").MaximumLength(TipOff.MaxText);
        RuleFor(x => x.UnitId).NotNull().Refuse("tip-off.unit-missing");
    }
}

internal sealed class DeclineTipOffValidator : AbstractValidator<DeclineTipOff>
{
    public DeclineTipOffValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("tip-off.reason-missing").MaximumLength(TipOff.MaxReason);
}

internal sealed class JoinTipOffValidator : AbstractValidator<JoinTipOff>
{
    public JoinTipOffValidator() => RuleFor(x => x.LeadId).NotNull().Refuse("tip-off.lead-missing");
}

internal sealed class ReceiveTipOffHandler(CaseFlowDb db, TipOffScope scope, TipOffWords words, IMediator mediator, IAttachmentTies attachments, ITimeline timeline, TimeProvider time)
    : IRequestHandler<AcceptTipOff, Result<Done>>, IRequestHandler<DeclineTipOff, Result<Done>>, IRequestHandler<JoinTipOff, Result<Done>>, IRequestHandler<TipOffLeads, Result<IReadOnlyList<TipOffLead>>>
{
    private static readonly UnitKind[] Verifying = [UnitKind.Street, UnitKind.Department];

    public async Task<Result<Done>> Handle(AcceptTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        var units = await mediator.Send(new FindUnits(Verifying, Take: 500), cancellationToken);
        if (units.Value.FirstOrDefault(u => u.Id == request.UnitId) is not { } unit)
        {
            return new Refusal("tip-off.unit-unknown", "unitId");
        }

        if (await words.CheckAsync(tipOff.Id, "summary", request.Summary, cancellationToken) is { } givesAway)
        {
            return givesAway;
        }

        var tied = await attachments.TieAsync(tipOff.Id, request.AttachmentIds, "attachmentIds", imagesOnly: false, cancellationToken);
        if (tied.Count > 0)
        {
            return Result<Done>.Refused(tied);
        }

        (tipOff.Summary, tipOff.UnitId, tipOff.UnitName, tipOff.State) = (request.Summary!.Trim(), unit.Id, unit.Name, TipOffStates.Verifying);
        timeline.Write(tipOff.Id, "timeline.tip-off-accepted", unit.Name);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(DeclineTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (await words.CheckAsync(tipOff.Id, "reason", request.Reason, cancellationToken) is { } givesAway)
        {
            return givesAway;
        }

        (tipOff.DeclinedFor, tipOff.State, tipOff.ClosedAt, tipOff.DueAt) = (request.Reason!.Trim(), TipOffStates.Declined, time.GetUtcNow(), null);
        timeline.Write(tipOff.Id, "timeline.tip-off-declined", tipOff.DeclinedFor);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(JoinTipOff request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (await LeadsOf(tipOff).FirstOrDefaultAsync(t => t.Id == request.LeadId, cancellationToken) is not { } lead)
        {
            return new Refusal("tip-off.lead-unknown", "leadId");
        }

        (tipOff.LeadId, tipOff.State, tipOff.ClosedAt, tipOff.DueAt) = (lead.Id, TipOffStates.Joined, time.GetUtcNow(), null);
        timeline.Write(tipOff.Id, "timeline.tip-off-joined", lead.Number);
        timeline.Write(lead.Id, "timeline.tip-off-taken-in", tipOff.Number);
        return Done.Value;
    }

    public async Task<Result<IReadOnlyList<TipOffLead>>> Handle(TipOffLeads request, CancellationToken cancellationToken) =>
        await FindAsync(request.Id, cancellationToken) is { } tipOff
            ? await LeadsOf(tipOff).OrderByDescending(t => t.RegionPath == tipOff.RegionPath).ThenByDescending(t => t.ReceivedAt).ThenByDescending(t => t.Id).Take(200).Select(t => new TipOffLead(t.Id, t.Number, t.Summary)).ToListAsync(cancellationToken)
            : Refusal.NotFound("tip-off.unknown");

    /// <summary>
    /// Only an earlier one leads, and only one that was accepted itself: declined or joined afterwards it would answer nobody.
    /// Later reports earn nothing.
    /// </summary>
    private IQueryable<TipOff> LeadsOf(TipOff tipOff)
    {
        var (id, received, district) = (tipOff.Id, tipOff.ReceivedAt, RegionPaths.At(tipOff.RegionPath, RegionLevel.District) ?? tipOff.RegionPath);
        return db.Set<TipOff>().Where(t => t.RegionPath.StartsWith(district) && t.Id != id && t.ReceivedAt <= received && t.LeadId == null
            && t.State != TipOffStates.Received && t.State != TipOffStates.Declined);
    }

    private Task<TipOff?> FindAsync(Guid id, CancellationToken ct) => scope.Seen.FirstOrDefaultAsync(t => t.Id == id, ct);
}
