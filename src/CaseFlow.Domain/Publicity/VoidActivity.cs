using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>作废: a publicity activity was recorded by mistake (R123). It stays and counts no more.</summary>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader)]
public sealed record VoidActivity(Guid ActivityId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => ActivityId;
}

internal sealed class VoidActivityValidator : AbstractValidator<VoidActivity>
{
    public VoidActivityValidator() =>
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("receipt.void-reason").MaximumLength(VoidReceipt.MaxReason).Must(PublicityWords.Plain).Refuse("publicity.control");
}

internal sealed class VoidActivityHandler(CaseFlowDb db, ITimeline timeline, RequestContext context) : IRequestHandler<VoidActivity, Result<Done>>
{
    public async Task<Result<Done>> Handle(VoidActivity request, CancellationToken cancellationToken)
    {
        var activity = await db.Set<PublicityActivity>().FirstOrDefaultAsync(a => a.Id == request.ActivityId, cancellationToken);
        if (activity is null)
        {
            return Refusal.NotFound("activity.unknown");
        }

        if (activity.VoidedBecause is not null)
        {
            return Refusal.Conflict("activity.voided", activity.Topic);
        }

        (activity.VoidedBecause, activity.VoidedBy) = (request.Reason.Trim(), context.Who.Name);
        timeline.Write(activity.Id, "timeline.activity-voided", activity.VoidedBecause);
        return Done.Value;
    }
}
