using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Inspections;

/// <summary>The row of a new check, opened to the enterprise (its copy of the form), to its department, and to the unit that checked.</summary>
internal sealed class InspectionOpening(
    CaseFlowDb db, IDatabaseDialect dialect, IRegionDirectory regions, IEnterpriseDirectory enterprises, RequestContext context, TimeProvider time)
{
    public async Task<Inspection> OpenAsync(RecordInspection request, EnterpriseFile enterprise, CancellationToken ct)
    {
        // A community may have moved to another street: its code does not say where it lies now.
        var path = (await enterprises.FindAsync(enterprise.Id, ct))!.RegionPath;
        var along = await regions.AlongAsync(path, ct);
        var street = along.FirstOrDefault(r => r.Level == RegionLevel.Street);
        var year = time.Today().Year;
        var inspection = new Inspection
        {
            Id = request.Id,
            Number = $"XC{year}-{await dialect.NextAsync(db, $"inspection:{year}", ct):000000}",
            ChecklistVersionId = request.ChecklistVersionId,
            EnterpriseId = enterprise.Id,
            EnterpriseName = enterprise.Name,
            Address = enterprise.Address,
            LegalPerson = enterprise.LegalPerson,
            Phone = enterprise.Phone,
            RegionPath = path,
            StreetCode = street?.Code ?? "",
            StreetName = street?.Name ?? "",
            CommunityName = along.FirstOrDefault(r => r.Level == RegionLevel.Community)?.Name ?? "",
            InspectorId = context.Who.PersonId,
            InspectorName = context.Who.Name,
            InspectorUnit = context.Who.UnitName,
            InspectorUnitId = context.Who.UnitId,
            CheckedAt = request.CheckedAt,
            Day = request.CheckedAt.ChinaDate(),
            ReceivedAt = time.GetUtcNow(),
        };
        db.Add(inspection);
        Guid?[] seenBy = [enterprise.UnitId, enterprise.DepartmentUnitId, context.Who.RegionPath is null ? context.Who.UnitId : null];
        db.AddRange(seenBy.OfType<Guid>().Distinct().Select(unit => new UnitAccess { SubjectId = inspection.Id, UnitId = unit }));
        return inspection;
    }
}
