using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Experts;

/// <summary>The unit that engaged, or the district office, no longer asks for it; the expert sees the subject no more.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader)]
public sealed record CancelEngagement(Guid EngagementId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EngagementId;
}

internal sealed class CancelEngagementValidator : AbstractValidator<CancelEngagement>
{
    public CancelEngagementValidator() => RuleFor(x => x.Reason).Words("expert.reason-missing", RegisterBody.MaxText);
}

/// <summary>The expert does not take it on, and sees the subject no more.</summary>
[AllowedTo(Roles.ThirdPartyExpert)]
public sealed record DeclineEngagement(Guid EngagementId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EngagementId;
}

internal sealed class DeclineEngagementValidator : AbstractValidator<DeclineEngagement>
{
    public DeclineEngagementValidator() => RuleFor(x => x.Reason).Words("expert.reason-missing", RegisterBody.MaxText);
}

internal sealed class CancelEngagementHandler(CaseFlowDb db, ExpertScope scope, IProcesses processes, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<CancelEngagement, Result<Done>>, IRequestHandler<DeclineEngagement, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelEngagement request, CancellationToken cancellationToken)
    {
        if (await scope.EngagementAsync(request.EngagementId, cancellationToken) is not { } engagement)
        {
            return Refusal.NotFound("engagement.unknown");
        }

        return MayCancel(engagement, context.Who)
            ? await CloseAsync(engagement, EngagementStates.Cancelled, request.Reason.Trim(), PartyKeys.EngagedExpert, cancellationToken)
            : Refusal.Forbidden("engagement.not-yours", engagement.EngagedUnit);
    }

    public async Task<Result<Done>> Handle(DeclineEngagement request, CancellationToken cancellationToken) =>
        await scope.EngagementAsync(request.EngagementId, cancellationToken) is { } engagement
            ? await CloseAsync(engagement, EngagementStates.Declined, request.Reason.Trim(), PartyKeys.EngagingUnit, cancellationToken)
            : Refusal.NotFound("engagement.unknown");

    internal static bool MayCancel(Engagement engagement, Actor who) =>
        who.Is(Roles.DistrictOffice) || (engagement.EngagedUnitId == who.UnitId && EngageExpert.Offices.Any(who.Is));

    private async Task<Result<Done>> CloseAsync(Engagement engagement, string state, string reason, string told, CancellationToken ct)
    {
        if (engagement.State != EngagementStates.Open)
        {
            return Refusal.Conflict("engagement.not-open", TextCatalog.Get($"engagement-state.{engagement.State}"));
        }

        (engagement.State, engagement.Reason, engagement.ClosedAt) = (state, reason, time.GetUtcNow());
        timeline.Write(engagement.SubjectId, $"timeline.engagement-{state}", engagement.ExpertName, reason);
        await db.SaveChangesAsync(ct);
        await processes.PublishAsync(EngageExpert.Over, engagement.Id, [], ct);
        using var process = context.EnterProcess();
        await mediator.Send(
            new SendNotice(engagement.Id, state, [told], TextCatalog.Get($"engagement.notice-{state}", engagement.ExpertName, engagement.SubjectName), reason), ct);
        return Done.Value;
    }
}
