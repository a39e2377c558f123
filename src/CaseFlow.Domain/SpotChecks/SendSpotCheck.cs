using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>Sends the result to the street with what is to be done and the last day for its answer; a process reminds it.</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record SendSpotCheck(Guid CheckId, string Note, DateOnly ReplyBy) : ICommand<Done>, IConcerns
{
    public const string Event = "SpotCheckSent";

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

internal sealed class SendSpotCheckHandler(
    CaseFlowDb db, SpotCheckScope scope, ITimeline timeline, IProcesses processes, TimeProvider time) : IRequestHandler<SendSpotCheck, Result<Done>>
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
        if (await scope.TellAsync(
            new SendNotice(
                check.Id, "spot-check-sent", [PartyKeys.Street, PartyKeys.StreetLeader], TextCatalog.Get("spot-check-sent.title", check.Number),
                TextCatalog.Get("spot-check-sent.text", check.Note, request.ReplyBy.ToLongText())),
            cancellationToken) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        await processes.PublishAsync(SendSpotCheck.Event, check.Id, NamedLimit.Until(request.ReplyBy, time.Today()), cancellationToken);
        return Done.Value;
    }
}

/// <summary>The street says what it did; late answers are taken too.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record ReplyToSpotCheck(Guid CheckId, string Text) : ICommand<Done>, IConcerns
{
    public const string Event = "SpotCheckReplied";

    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class ReplyToSpotCheckValidator : AbstractValidator<ReplyToSpotCheck>
{
    public ReplyToSpotCheckValidator() => RuleFor(x => x.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("spot-check.reply-missing").MaximumLength(PlanSpotCheck.MaxText);
}

internal sealed class ReplyToSpotCheckHandler(
    CaseFlowDb db, SpotCheckScope scope, ITimeline timeline, IProcesses processes, RequestContext context, TimeProvider time) : IRequestHandler<ReplyToSpotCheck, Result<Done>>
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
        if (await scope.TellAsync(
            new SendNotice(check.Id, "spot-check-replied", [PartyKeys.DistrictOffice], TextCatalog.Get("spot-check-replied.title", check.Number, check.StreetName), check.Reply),
            cancellationToken) is { } refused)
        {
            return refused;
        }

        await processes.PublishAsync(ReplyToSpotCheck.Event, check.Id, [], cancellationToken);
        return Done.Value;
    }
}
