using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>A department takes an enterprise out of the grids and supervises it itself (R13, R14).</summary>
/// <param name="Ground">One of <see cref="DirectGrounds"/>.</param>
/// <param name="Decision">Number of the document that decided it.</param>
[AllowedTo(Roles.DistrictOffice)]
public sealed record SuperviseDirectly(Guid EnterpriseId, Guid DepartmentUnitId, string Ground, string Decision, DateOnly FirstDay) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class SuperviseDirectlyValidator : AbstractValidator<SuperviseDirectly>
{
    public SuperviseDirectlyValidator()
    {
        RuleFor(x => x.DepartmentUnitId).NotEmpty().Refuse("direct.department-missing");
        RuleFor(x => x.Ground).Must(DirectGrounds.All.Contains).Refuse("direct.ground");
        RuleFor(x => x.Decision).NotEmpty().MaximumLength(120);
        RuleFor(x => x.FirstDay).NotEmpty();
    }
}

internal sealed class SuperviseDirectlyHandler(CaseFlowDb db, IPeopleDirectory people, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<SuperviseDirectly, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SuperviseDirectly request, CancellationToken cancellationToken)
    {
        if (await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (await people.FindUnitAsync(request.DepartmentUnitId, cancellationToken) is not { } department)
        {
            return new Refusal("unit.unknown", "departmentUnitId");
        }

        var last = await db.Set<DirectSupervision>().Where(s => s.EnterpriseId == enterprise.Id).OrderByDescending(s => s.FirstDay).FirstOrDefaultAsync(cancellationToken);
        if (last is { Until: null })
        {
            return Refusal.Conflict("direct.already", last.DepartmentName, last.FirstDay.ToLongText());
        }

        if (request.FirstDay > time.Today() || request.FirstDay < last?.Until)
        {
            return new Refusal("direct.first-day", "firstDay", time.Today().ToLongText());
        }

        if (!await db.Set<UnitAccess>().AnyAsync(a => a.SubjectId == enterprise.Id && a.UnitId == department.Id, cancellationToken))
        {
            db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = department.Id });
        }

        var supervision = new DirectSupervision
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), EnterpriseId = enterprise.Id, DepartmentUnitId = department.Id, DepartmentName = department.Name,
            Ground = request.Ground, Decision = request.Decision.Trim(), FirstDay = request.FirstDay, RecordedBy = context.Who.Name,
        };
        db.Add(supervision);
        timeline.Write(
            enterprise.Id, "timeline.enterprise-direct", request.FirstDay, department.Name, TextCatalog.Get($"direct-ground.{request.Ground}"), request.Decision.Trim());
        await mediator.Publish(new EnterpriseFileChanged(enterprise.Id), cancellationToken);
        return supervision.Id;
    }
}
