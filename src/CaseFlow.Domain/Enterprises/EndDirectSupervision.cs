using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The grid's duties towards an enterprise begin again with that day; what was omitted before is not the grid's (C49).</summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record EndDirectSupervision(Guid EnterpriseId, DateOnly FirstDay, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class EndDirectSupervisionValidator : AbstractValidator<EndDirectSupervision>
{
    public EndDirectSupervisionValidator()
    {
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class EndDirectSupervisionHandler(CaseFlowDb db, ITimeline timeline, IMediator mediator, TimeProvider time) : IRequestHandler<EndDirectSupervision, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndDirectSupervision request, CancellationToken cancellationToken)
    {
        if (await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (await db.Set<DirectSupervision>().FirstOrDefaultAsync(s => s.EnterpriseId == enterprise.Id && s.Until == null, cancellationToken) is not { } supervision)
        {
            return Refusal.Conflict("direct.none", enterprise.Name);
        }

        if (request.FirstDay <= supervision.FirstDay || request.FirstDay > time.Today())
        {
            return new Refusal("direct.end-day", "firstDay", supervision.FirstDay.AddDays(1).ToLongText(), time.Today().ToLongText());
        }

        // The department that has the duty for its industry goes on seeing it.
        if (supervision.DepartmentUnitId != enterprise.DepartmentUnitId
            && await db.Set<UnitAccess>().FirstOrDefaultAsync(a => a.SubjectId == enterprise.Id && a.UnitId == supervision.DepartmentUnitId, cancellationToken) is { } access)
        {
            db.Remove(access);
        }

        (supervision.Until, supervision.EndReason) = (request.FirstDay, request.Reason.Trim());
        timeline.Write(enterprise.Id, "timeline.enterprise-direct-ended", request.FirstDay, supervision.DepartmentName, request.Reason.Trim());
        await mediator.Publish(new EnterpriseFileChanged(enterprise.Id), cancellationToken);
        return Done.Value;
    }
}
