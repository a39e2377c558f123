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
/// <param name="Category">Its number in table 2 (R130).</param>
/// <param name="Since">Since when it counts; null: today. Not after today.</param>
/// <param name="Distinct">Looked at the files that are alike: it is none of them.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record RegisterEnterprise(
    string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode,
    string LegalPerson, string Contact, string? Phone, Guid? DepartmentUnitId, bool Demo = false,
    string Category = EnterpriseCategories.Other, string? RiskGrade = null, DateOnly? Since = null, bool Distinct = false) : ICommand<EnterpriseRegistered>;

public sealed record EnterpriseRegistered(Guid EnterpriseId, Guid UnitId);

internal sealed class RegisterEnterpriseValidator : AbstractValidator<RegisterEnterprise>
{
    public RegisterEnterpriseValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(120);
        RuleFor(x => x.CreditCode).Must(CreditCode.IsValid).WithErrorCode("enterprise.credit-code").WithMessage(x => TextCatalog.Get("enterprise.credit-code", x.CreditCode));
        RuleFor(x => x.Address).NotEmpty().MaximumLength(200);
        RuleFor(x => x.Industry).IsIndustry();
        RuleFor(x => x.IndustryName).NotEmpty().MaximumLength(80);
        RuleFor(x => x.CommunityCode).NotEmpty();
        RuleFor(x => x.LegalPerson).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Contact).NotEmpty().MaximumLength(60);
        RuleFor(x => x.Phone).MaximumLength(30);
        RuleFor(x => x.Category).IsCategory();
        RuleFor(x => x.RiskGrade).IsRiskGrade();
    }
}

/// <summary>What the commands about an enterprise ask alike of a field.</summary>
internal static class EnterpriseRules
{
    public static IRuleBuilderOptions<T, string?> IsIndustry<T>(this IRuleBuilder<T, string?> rule) => rule
        .Matches("^[0-9]{2,4}$").WithErrorCode("enterprise.industry").WithMessage((_, industry) => TextCatalog.Get("enterprise.industry", industry));

    public static IRuleBuilderOptions<T, string?> IsCategory<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(c => EnterpriseCategories.All.Contains(c)).WithErrorCode("enterprise.category").WithMessage(_ => TextCatalog.Get("enterprise.category"));

    public static IRuleBuilderOptions<T, string?> IsRiskGrade<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(g => g is null || RiskGrades.All.Contains(g)).WithErrorCode("enterprise.risk-grade").WithMessage(_ => TextCatalog.Get("enterprise.risk-grade"));
}

internal sealed class RegisterEnterpriseHandler(
    CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people, EnterpriseOpening opening, RequestContext context, TimeProvider time)
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

        if (request.Since > time.Today())
        {
            return new Refusal("enterprise.since-future", "since", time.Today().ToLongText());
        }

        if (!request.Distinct && await AlikeAsync(request, cancellationToken) is { } alike)
        {
            return alike;
        }

        var enterprise = opening.Open(request, community);
        context.BeginSubject(enterprise.Id);
        return new EnterpriseRegistered(enterprise.Id, enterprise.UnitId);
    }

    /// <summary>Looks in the whole district, and names only those that the actor may see.</summary>
    private async Task<Refusal?> AlikeAsync(RegisterEnterprise request, CancellationToken ct)
    {
        var everywhere = await FindAlikeHandler.Alike(db.Set<Enterprise>().IgnoreQueryFilters(), request.Name, request.Address).CountAsync(ct);
        if (everywhere == 0)
        {
            return null;
        }

        var seen = await FindAlikeHandler.Alike(db.Set<Enterprise>(), request.Name, request.Address).Select(e => e.Name).Take(3).ToListAsync(ct);
        return new Refusal(
            "enterprise.alike", null, everywhere, seen.Count > 0 ? string.Join('、', seen) : TextCatalog.Get("enterprise.alike-elsewhere"))
        {
            Kind = RefusalKind.Conflict,
        };
    }
}
