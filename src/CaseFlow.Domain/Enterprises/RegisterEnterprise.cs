using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Opens the file of an enterprise (R99) and the unit its accounts belong to; opens it to the department of its industry (R9).</summary>
/// <param name="Industry">GB/T 4754-2017 class, e.g. <c>5211</c>.</param>
/// <param name="CommunityCode">Twelve digits.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record RegisterEnterprise(
    string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode,
    string LegalPerson, string Contact, string? Phone, Guid? DepartmentUnitId, bool Demo = false) : ICommand<EnterpriseRegistered>;

public sealed record EnterpriseRegistered(Guid EnterpriseId, Guid UnitId);

internal sealed class RegisterEnterpriseValidator : AbstractValidator<RegisterEnterprise>
{
    public RegisterEnterpriseValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
        RuleFor(x => x.CreditCode).Must(CreditCode.IsValid).WithErrorCode("enterprise.credit-code").WithMessage(x => TextCatalog.Get("enterprise.credit-code", x.CreditCode));
        RuleFor(x => x.Address).NotEmpty().MaximumLength(200);
        RuleFor(x => x.Industry).Matches("^[0-9]{2,4}$").WithErrorCode("enterprise.industry").WithMessage(x => TextCatalog.Get("enterprise.industry", x.Industry));
        RuleFor(x => x.IndustryName).NotEmpty().MaximumLength(80);
        RuleFor(x => x.LegalPerson).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Contact).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Phone).MaximumLength(30);
    }
}

internal sealed class RegisterEnterpriseHandler(
    CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people, IUnitRegister units, RequestContext context, TimeProvider time)
    : IRequestHandler<RegisterEnterprise, Result<EnterpriseRegistered>>
{
    public async Task<Result<EnterpriseRegistered>> Handle(RegisterEnterprise request, CancellationToken cancellationToken)
    {
        var community = await regions.FindAsync(request.CommunityCode, cancellationToken);
        if (community is not { Level: RegionLevel.Community })
        {
            return new Refusal("enterprise.community-unknown", "communityCode", request.CommunityCode);
        }

        if (context.Who.RegionPath is not { } seen || !community.Path.StartsWith(seen, StringComparison.Ordinal))
        {
            return new Refusal("enterprise.outside-region", "communityCode", community.Name, context.Who.UnitName);
        }

        if (request.DepartmentUnitId is { } department && await people.FindUnitAsync(department, cancellationToken) is null)
        {
            return new Refusal("unit.unknown", "departmentUnitId");
        }

        // One file per enterprise in the whole district, also where this actor does not see it.
        if (await db.Set<Enterprise>().IgnoreQueryFilters().AnyAsync(e => e.CreditCode == request.CreditCode, cancellationToken))
        {
            return new Refusal("enterprise.credit-code-taken", "creditCode", request.CreditCode) { Kind = RefusalKind.Conflict };
        }

        var enterprise = new Enterprise
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Name = request.Name.Trim(),
            CreditCode = request.CreditCode,
            Address = request.Address.Trim(),
            Industry = request.Industry,
            IndustryName = request.IndustryName,
            CommunityCode = community.Code,
            RegionPath = community.Path,
            LegalPerson = request.LegalPerson,
            Contact = request.Contact,
            Phone = request.Phone,
            UnitId = units.Add(UnitKind.Enterprise, request.Name.Trim(), community.Path),
            DepartmentUnitId = request.DepartmentUnitId,
            Demo = request.Demo,
        };
        db.Add(enterprise);
        db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = enterprise.UnitId });
        if (request.DepartmentUnitId is { } unitId)
        {
            db.Add(new UnitAccess { SubjectId = enterprise.Id, UnitId = unitId });
        }

        return new EnterpriseRegistered(enterprise.Id, enterprise.UnitId);
    }
}
