using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>The district says which industries a department answers for from today on; what it no longer names ends today (R9, R29).</summary>
/// <param name="Industries">First digits of GB/T 4754 codes.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record AssignDuties(Guid UnitId, IReadOnlyList<string> Industries) : ICommand<Done>;

/// <summary>The duties in force today.</summary>
[AnyRole]
public sealed record DutiesInForce : IQuery<IReadOnlyList<DutyItem>>;

public sealed record DutyItem(Guid UnitId, string UnitName, IReadOnlyList<string> Industries);

internal sealed class AssignDutiesValidator : AbstractValidator<AssignDuties>
{
    public AssignDutiesValidator() => RuleForEach(x => x.Industries)
        .Must(i => i is { Length: >= 1 and <= 4 } && i.All(char.IsAsciiLetterOrDigit)).Refuse("hazard.industry-unreadable");
}

internal sealed class AssignDutiesHandler(CaseFlowDb db, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<AssignDuties, Result<Done>>
{
    public async Task<Result<Done>> Handle(AssignDuties request, CancellationToken cancellationToken)
    {
        var departments = (await mediator.Send(new FindUnits([UnitKind.Department], Take: 500), cancellationToken)).Value;
        if (departments.All(d => d.Id != request.UnitId))
        {
            return new Refusal("hazard.department-unknown", "unitId");
        }

        var today = time.Today();
        context.SubjectId = request.UnitId;
        var rows = await db.Set<DepartmentDuty>().Where(d => d.UnitId == request.UnitId && (d.Until == null || d.Until > today)).ToListAsync(cancellationToken);
        foreach (var gone in rows.Where(r => !request.Industries.Contains(r.Industry)))
        {
            gone.Until = today;
        }

        db.AddRange(request.Industries.Distinct().Except(rows.Select(r => r.Industry)).Select(i => new DepartmentDuty
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), UnitId = request.UnitId, Industry = i, FirstDay = today,
        }));

        // Those who are told look at the duties as they are now.
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new DutiesAssigned(request.UnitId), cancellationToken);
        return Done.Value;
    }
}

internal sealed class DutiesInForceHandler(CaseFlowDb db, IPeopleDirectory people, TimeProvider time) : IRequestHandler<DutiesInForce, Result<IReadOnlyList<DutyItem>>>
{
    public async Task<Result<IReadOnlyList<DutyItem>>> Handle(DutiesInForce request, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var rows = await db.Set<DepartmentDuty>().AsNoTracking().Where(d => d.FirstDay <= today && (d.Until == null || d.Until > today)).ToListAsync(cancellationToken);
        List<DutyItem> items = [];
        foreach (var unit in rows.GroupBy(r => r.UnitId))
        {
            items.Add(new DutyItem(
                unit.Key, (await people.FindUnitAsync(unit.Key, cancellationToken))?.Name ?? "", [.. unit.Select(r => r.Industry).Order(StringComparer.Ordinal)]));
        }

        return Result<IReadOnlyList<DutyItem>>.From(items.OrderBy(i => i.UnitName, StringComparer.CurrentCulture).ToArray());
    }
}
