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

internal sealed class ReportTipOffHazardHandler(TipOffScope scope, IMediator mediator, ITimeline timeline, RequestContext context)
    : IRequestHandler<ReportTipOffHazard, Result<HazardReported>>
{
    private const string Channel = "petition";

    public async Task<Result<HazardReported>> Handle(ReportTipOffHazard request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(t => t.Id == request.TipOffId, cancellationToken) is not { } tipOff)
        {
            return Refusal.NotFound("tip-off.unknown");
        }

        if (tipOff.HazardId is null && (tipOff.State != TipOffStates.Verifying || tipOff.UnitId != context.Who.UnitId))
        {
            return Refusal.Conflict("tip-off.not-verifying", tipOff.Number);
        }

        // The same source again answers with the first hazard, so that a second press reports nothing.
        var reported = await mediator.Send(
            new ReportHazard(request.EnterpriseId, request.Grade, request.Description, request.Place, Channel, [], $"tip-off:{tipOff.Id}"), cancellationToken);
        if (reported.Succeeded && tipOff.HazardId is null)
        {
            tipOff.HazardId = reported.Value.HazardId;

            // Not on the hazard's own: the enterprise reads that, and would hear that it was reported.
            timeline.Write(tipOff.Id, "timeline.tip-off-hazard", reported.Value.Number);
        }

        return reported;
    }
}
