using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>What was reported is a hazard at an enterprise: it enters the chain, and the informant stays unknown to it (R33, C58).</summary>
/// <param name="Grade">A key of <see cref="HazardGrades"/>.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record ReportTipOffHazard(Guid TipOffId, Guid EnterpriseId, string Grade, string Description, string Place) : ICommand<HazardReported>, IConcerns
{
    Guid IConcerns.SubjectId => TipOffId;
}

internal sealed class ReportTipOffHazardHandler(TipOffScope scope, TipOffWords words, IMediator mediator, ITimeline timeline)
    : IRequestHandler<ReportTipOffHazard, Result<HazardReported>>
{
    private const string Channel = "petition";

    public async Task<Result<HazardReported>> Handle(ReportTipOffHazard request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(t => t.Id == request.TipOffId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        foreach (var (field, text) in new[] { ("description", request.Description), ("place", request.Place) })
        {
            if (await words.CheckAsync(tipOff.Id, field, text, cancellationToken) is { } givesAway)
            {
                return givesAway;
            }
        }

        // The same source again answers with the first hazard, so that a second press reports nothing.
        var reported = await mediator.Send(
            new ReportHazard(request.EnterpriseId, request.Grade, request.Description, request.Place, Channel, [], $"tip-off:{tipOff.Id}"), cancellationToken);
        if (reported.Succeeded && tipOff.HazardId is null)
        {
            tipOff.HazardId = reported.Value.HazardId;
            timeline.Write(tipOff.Id, "timeline.tip-off-hazard", reported.Value.Number);
            timeline.Write(reported.Value.HazardId, "timeline.hazard-of-tip-off", tipOff.Number);
        }

        return reported;
    }
}
