using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>What was found at an enterprise of the street becomes a hazard and runs along the chain (R95, R97).</summary>
/// <param name="Grade">A key of the district's grades.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ReportSpotHazard(Guid CheckId, Guid EnterpriseId, string Grade, string Description, string Place, IReadOnlyList<Guid>? PhotoIds = null)
    : ICommand<HazardReported>, IConcerns
{
    Guid IConcerns.SubjectId => CheckId;
}

internal sealed class ReportSpotHazardValidator : AbstractValidator<ReportSpotHazard>
{
    public ReportSpotHazardValidator()
    {
        RuleFor(x => x.EnterpriseId).NotEmpty().Refuse("hazard.enterprise-missing");
        RuleFor(x => x.Grade).NotEmpty().Refuse("hazard.grade-missing");
        RuleFor(x => x.Description).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.description-missing").MaximumLength(ReportHazard.MaxText);
        RuleFor(x => x.Place).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.place-missing").MaximumLength(ReportHazard.MaxPlace);
    }
}

internal sealed class ReportSpotHazardHandler(CaseFlowDb db, SpotCheckScope scope, IEnterpriseDirectory enterprises, ITimeline timeline, IMediator mediator)
    : IRequestHandler<ReportSpotHazard, Result<HazardReported>>
{
    public async Task<Result<HazardReported>> Handle(ReportSpotHazard request, CancellationToken cancellationToken)
    {
        var (check, refusal) = await scope.KeptAsync(request.CheckId, cancellationToken);
        if (check is null)
        {
            return refusal!;
        }

        if (!SpotCheckStates.Done.Contains(check.State))
        {
            return Refusal.Conflict("spot-check.not-examined", check.Number);
        }

        if (await enterprises.FindAsync(request.EnterpriseId, cancellationToken) is not { } enterprise || !enterprise.RegionPath.StartsWith(check.RegionPath, StringComparison.Ordinal))
        {
            return new Refusal("spot-check.enterprise-elsewhere", "enterpriseId", check.StreetName);
        }

        var position = await db.Set<SpotCheckHazard>().CountAsync(h => h.CheckId == check.Id, cancellationToken) + 1;
        var reported = await mediator.Send(
            new ReportHazard(enterprise.Id, request.Grade, request.Description, request.Place, "inspection", request.PhotoIds ?? [], $"spot-check:{check.Id}:{position}"), cancellationToken);
        if (!reported.Succeeded)
        {
            return reported;
        }

        db.Add(new SpotCheckHazard
        {
            CheckId = check.Id, Position = position, HazardId = reported.Value.HazardId, HazardNumber = reported.Value.Number, EnterpriseName = enterprise.Name,
            Text = request.Description.Trim(),
        });
        check.Version++;
        timeline.Write(check.Id, "timeline.spot-check-hazard", reported.Value.Number, enterprise.Name);
        return reported;
    }
}
