using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Training;

/// <summary>The yearly training plan of who asks: of the street or of the district (R39, R57). What it said before stays in the audit.</summary>
/// <param name="Planned">How many trainings are meant.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record SetTrainingPlan(int Year, string Content, int Planned) : ICommand<Guid>;

/// <summary>The plans of a year that who asks may see, the district's own first.</summary>
[AnyRole]
public sealed record TrainingPlans(int Year) : IQuery<IReadOnlyList<TrainingPlanItem>>;

/// <param name="Held">Trainings of that year that its organiser has held or arranged.</param>
/// <param name="Own">It is the plan of who asks.</param>
public sealed record TrainingPlanItem(Guid Id, int Year, string Organiser, string Content, int Planned, int Held, bool Own, string SetBy, DateTimeOffset SetAt);

internal sealed class SetTrainingPlanValidator : AbstractValidator<SetTrainingPlan>
{
    public SetTrainingPlanValidator()
    {
        RuleFor(x => x.Year).InclusiveBetween(2018, 2100);
        RuleFor(x => x.Content).NotEmpty().MaximumLength(2000);
        RuleFor(x => x.Planned).InclusiveBetween(1, 200);
    }
}

internal sealed class SetTrainingPlanHandler(CaseFlowDb db, TrainingScope scope, RequestContext context, TimeProvider time)
    : IRequestHandler<SetTrainingPlan, Result<Guid>>, IRequestHandler<TrainingPlans, Result<IReadOnlyList<TrainingPlanItem>>>
{
    public async Task<Result<Guid>> Handle(SetTrainingPlan request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } path)
        {
            return new Refusal("training.street", null, context.Who.UnitName);
        }

        var plan = await db.Set<TrainingPlan>().FirstOrDefaultAsync(p => p.RegionPath == path && p.Year == request.Year, cancellationToken);
        if (plan is null)
        {
            plan = new TrainingPlan
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Year = request.Year, RegionPath = path, Organiser = context.Who.UnitName, Content = "", Planned = 0, SetBy = "", SetAt = default,
            };
            db.Add(plan);
        }

        (plan.Content, plan.Planned, plan.SetBy, plan.SetAt) = (request.Content.Trim(), request.Planned, context.Who.Name, time.GetUtcNow());
        context.SubjectId = plan.Id;
        return plan.Id;
    }

    public async Task<Result<IReadOnlyList<TrainingPlanItem>>> Handle(TrainingPlans request, CancellationToken cancellationToken)
    {
        var plans = await scope.Plans.AsNoTracking().Where(p => p.Year == request.Year).OrderBy(p => p.RegionPath).ToListAsync(cancellationToken);
        var (first, last) = (new DateOnly(request.Year, 1, 1), new DateOnly(request.Year, 12, 31));
        var held = await scope.Sessions.Where(s => s.LastDay >= first && s.LastDay <= last && s.CancelledOn == null)
            .GroupBy(s => s.RegionPath).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return plans.ConvertAll(p => new TrainingPlanItem(
            p.Id, p.Year, p.Organiser, p.Content, p.Planned, held.GetValueOrDefault(p.RegionPath), p.RegionPath == context.Who.RegionPath, p.SetBy, p.SetAt));
    }
}
