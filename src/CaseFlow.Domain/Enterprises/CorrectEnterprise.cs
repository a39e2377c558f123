using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Puts right what the file says (R100). What happened to the enterprise itself is a change with its day: <see cref="ChangeEnterprise"/>.</summary>
/// <param name="Version">Of the file as it was read.</param>
/// <param name="Phone">Null: stays as it is.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record CorrectEnterprise(
    Guid EnterpriseId, int Version, string Name, string Address, string LegalPerson, string Contact, string? Phone, string Category,
    string? RiskGrade, Guid? DepartmentUnitId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class CorrectEnterpriseValidator : AbstractValidator<CorrectEnterprise>
{
    public CorrectEnterpriseValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
        RuleFor(x => x.Address).NotEmpty().MaximumLength(200);
        RuleFor(x => x.LegalPerson).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Contact).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Phone).MaximumLength(30);
        RuleFor(x => x.Category).IsCategory();
        RuleFor(x => x.RiskGrade).IsRiskGrade();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class CorrectEnterpriseHandler(CaseFlowDb db, IPeopleDirectory people, ITimeline timeline, IMediator mediator) : IRequestHandler<CorrectEnterprise, Result<Done>>
{
    public async Task<Result<Done>> Handle(CorrectEnterprise request, CancellationToken cancellationToken)
    {
        if (await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (enterprise.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        if (request.DepartmentUnitId is { } department && await people.FindUnitAsync(department, cancellationToken) is null)
        {
            return new Refusal("unit.unknown", "departmentUnitId");
        }

        await OpenToAsync(enterprise, request.DepartmentUnitId, cancellationToken);
        enterprise.Rename(request.Name, request.Address);
        (enterprise.LegalPerson, enterprise.Contact) = (request.LegalPerson.Trim(), request.Contact.Trim());
        enterprise.Phone = request.Phone?.Trim() ?? enterprise.Phone;
        (enterprise.Category, enterprise.RiskGrade) = (request.Category, request.RiskGrade);
        var last = await db.Set<EnterpriseChange>().SingleAsync(c => c.EnterpriseId == enterprise.Id && c.Until == null, cancellationToken);
        last.Category = request.Category;
        timeline.Write(enterprise.Id, "timeline.enterprise-corrected", request.Reason.Trim());
        await mediator.Publish(new EnterpriseFileChanged(enterprise.Id), cancellationToken);
        return Done.Value;
    }

    /// <summary>The department of its industry sees it, and no longer the one before.</summary>
    private async Task OpenToAsync(Enterprise enterprise, Guid? department, CancellationToken ct)
    {
        if (enterprise.DepartmentUnitId == department)
        {
            return;
        }

        if (enterprise.DepartmentUnitId is { } before
            && await db.Set<UnitAccess>().FirstOrDefaultAsync(a => a.SubjectId == enterprise.Id && a.UnitId == before, ct) is { } access)
        {
            db.Remove(access);
        }

        if (department is { } unit && !await db.Set<UnitAccess>().AnyAsync(a => a.SubjectId == enterprise.Id && a.UnitId == unit, ct))
        {
            db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = unit });
        }

        enterprise.DepartmentUnitId = department;
    }
}
