using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>One enterprise, if who asks may see it.</summary>
[AnyRole]
public sealed record EnterpriseDetails(Guid Id) : IQuery<EnterpriseFile>;

/// <param name="Place">District, street and community in words.</param>
/// <param name="Phone">Masked to its first three and last four digits.</param>
public sealed record EnterpriseFile(
    Guid Id, string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode, string Place,
    string LegalPerson, string Contact, string? Phone, Guid UnitId, Guid? DepartmentUnitId, string? DepartmentName, bool Demo,
    string Category, string CategoryName, string? RiskGrade, string? RiskGradeName, string State, string StateName, DateOnly StateSince, int Version,
    IReadOnlyList<EnterpriseChangeItem> Changes);

/// <param name="FirstDay">The first day on which it holds.</param>
public sealed record EnterpriseChangeItem(
    string Kind, string KindName, DateOnly FirstDay, string CategoryName, string IndustryName, string Reason, DateTimeOffset RecordedAt, string RecordedBy);

internal sealed class EnterpriseDetailsHandler(CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people)
    : IRequestHandler<EnterpriseDetails, Result<EnterpriseFile>>
{
    public async Task<Result<EnterpriseFile>> Handle(EnterpriseDetails request, CancellationToken cancellationToken)
    {
        var e = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == request.Id, cancellationToken);
        if (e is null)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        var place = await regions.AlongAsync(e.RegionPath, cancellationToken);
        var department = e.DepartmentUnitId is { } id ? await people.FindUnitAsync(id, cancellationToken) : null;
        var changes = await db.Set<EnterpriseChange>().AsNoTracking().Where(c => c.EnterpriseId == e.Id).OrderByDescending(c => c.Sequence).ToListAsync(cancellationToken);
        return new EnterpriseFile(
            e.Id, e.Name, e.CreditCode, e.Address, e.Industry, e.IndustryName, e.CommunityCode,
            string.Concat(place.Where(r => r.Level > RegionLevel.City).Select(r => r.Name)),
            e.LegalPerson, e.Contact, PhoneMask.Of(e.Phone), e.UnitId, department?.Id, department?.Name, e.Demo,
            e.Category, Category(e.Category), e.RiskGrade, e.RiskGrade is { } grade ? TextCatalog.Get($"risk-grade.{grade}") : null,
            e.State, TextCatalog.Get($"enterprise-state.{e.State}"), e.StateSince, e.Version,
            [
                .. changes.Select(c => new EnterpriseChangeItem(
                    c.Kind, TextCatalog.Get($"enterprise-change.{c.Kind}"), c.FirstDay, Category(c.Category), c.IndustryName, c.Reason, c.RecordedAt, c.RecordedBy)),
            ]);
    }

    private static string Category(string category) => TextCatalog.Get($"enterprise-category.{category}");
}
