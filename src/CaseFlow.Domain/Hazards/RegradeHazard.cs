using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard turns out to be of another grade; the same hazard goes on, from this instant in the new one (C44).</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record RegradeHazard(Guid HazardId, string Grade, string Reason) : ICommand<Done>;

/// <summary>Published in the same transaction: whoever keeps lists by grade (R117) follows it.</summary>
public sealed record HazardRegraded(Guid HazardId, Guid EnterpriseId, string Number, string Before, string After, DateTimeOffset At) : INotification;

internal sealed class RegradeHazardValidator : AbstractValidator<RegradeHazard>
{
    public RegradeHazardValidator()
    {
        RuleFor(x => x.Grade).NotEmpty().Refuse("hazard.grade-missing");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.regrade-reason-missing").MaximumLength(ReportHazard.MaxText);
    }
}

internal sealed class RegradeHazardHandler(
    CaseFlowDb db, GradeNames grades, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<RegradeHazard, Result<Done>>
{
    public async Task<Result<Done>> Handle(RegradeHazard request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        if (!HazardStates.OnTheWay.Contains(hazard.State))
        {
            return Refusal.Conflict("hazard.not-on-the-way", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}"));
        }

        if (!(await grades.AllAsync(cancellationToken)).Any(g => g.Key == request.Grade && !g.Retired))
        {
            return new Refusal("hazard.grade-unknown", "grade");
        }

        if (hazard.Grade == request.Grade)
        {
            return new Refusal("hazard.grade-same", "grade", await grades.NameAsync(hazard.Grade, cancellationToken));
        }

        var now = time.GetUtcNow();
        var before = hazard.Grade;
        hazard.Grade = request.Grade;
        context.SubjectId = hazard.Id;
        db.Add(new HazardRegrading
        {
            Id = Guid.CreateVersion7(now), HazardId = hazard.Id, Before = before, After = hazard.Grade, Reason = request.Reason.Trim(), By = context.Who.Name, At = now,
        });
        timeline.Write(hazard.Id, "timeline.hazard-regraded", await grades.NameAsync(before, cancellationToken), await grades.NameAsync(hazard.Grade, cancellationToken), request.Reason.Trim());
        await mediator.Publish(new HazardRegraded(hazard.Id, hazard.EnterpriseId, hazard.Number, before, hazard.Grade, now), cancellationToken);
        return Done.Value;
    }
}
