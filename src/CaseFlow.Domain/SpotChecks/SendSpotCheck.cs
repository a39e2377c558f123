using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>Sends the result to the street with what is to be done and the last day for its answer.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record SendSpotCheck(Guid CheckId, string Note, DateOnly ReplyBy) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class SendSpotCheckValidator : AbstractValidator<SendSpotCheck>
{
    public SendSpotCheckValidator(TimeProvider time)
    {
        RuleFor(x => x.Note).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.note-missing").MaximumLength(PlanSpotCheck.MaxText);
        RuleFor(x => x.ReplyBy).Must(day => day > time.Today()).Refuse("spot-check.reply-day");
    }
}

internal sealed class SendSpotCheckHandler(SpotCheckScope scope, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<SendSpotCheck, Result<Done>>
{
    public async Task<Result<Done>> Handle(SendSpotCheck request, CancellationToken cancellationToken)
    {
        var (check, refusal) = await scope.KeptAsync(request.CheckId, cancellationToken);
        if (check is null)
        {
            return refusal!;
        }

        if (check.State != SpotCheckStates.Examined)
        {
            return Refusal.Conflict("spot-check.state", check.Number, TextCatalog.Get($"spot-check-state.{check.State}"));
        }

        (check.State, check.Note, check.ReplyBy, check.SentAt) = (SpotCheckStates.Sent, request.Note.Trim(), request.ReplyBy, time.GetUtcNow());
        timeline.Write(check.Id, "timeline.spot-check-sent", check.StreetName, request.ReplyBy);
        using var _ = context.EnterProcess();
        var sent = await mediator.Send(
            new SendNotice(
                check.Id, "spot-check-sent", [PartyKeys.Street, PartyKeys.StreetLeader], TextCatalog.Get("spot-check-sent.title", check.Number),
                TextCatalog.Get("spot-check-sent.text", check.Note, request.ReplyBy.ToLongText())),
            cancellationToken);
        return sent.Succeeded ? Done.Value : Result<Done>.Refused(sent.Refusals);
    }
}

/// <summary>The street says what it did; late answers are taken too.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record ReplyToSpotCheck(Guid CheckId, string Text) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class ReplyToSpotCheckValidator : AbstractValidator<ReplyToSpotCheck>
{
    public ReplyToSpotCheckValidator() => RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.reply-missing").MaximumLength(PlanSpotCheck.MaxText);
}

internal sealed class ReplyToSpotCheckHandler(CaseFlowDb db, SpotCheckScope scope, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<ReplyToSpotCheck, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReplyToSpotCheck request, CancellationToken cancellationToken)
    {
        if (await db.Set<SpotCheck>().FindAsync([request.CheckId], cancellationToken) is not { SentAt: not null } check || !scope.Answers(check))
        {
            return Refusal.NotFound("spot-check.unknown");
        }

        if (check.State != SpotCheckStates.Sent)
        {
            return Refusal.Conflict("spot-check.state", check.Number, TextCatalog.Get($"spot-check-state.{check.State}"));
        }

        (check.State, check.Reply, check.RepliedBy, check.RepliedAt) = (SpotCheckStates.Replied, request.Text.Trim(), context.Who.Name, time.GetUtcNow());
        timeline.Write(check.Id, "timeline.spot-check-replied", check.StreetName);
        using var _ = context.EnterProcess();
        var sent = await mediator.Send(
            new SendNotice(check.Id, "spot-check-replied", [PartyKeys.DistrictOffice], TextCatalog.Get("spot-check-replied.title", check.Number, check.StreetName), check.Reply), cancellationToken);
        return sent.Succeeded ? Done.Value : Result<Done>.Refused(sent.Refusals);
    }
}
