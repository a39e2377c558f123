using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>
/// Who checks a key object: its street each week, unless a department supervises it itself (C49); each month that department,
/// else the one that has it, else those with the duty for its industry.
/// </summary>
internal sealed class KeyCheckHolders(CaseFlowDb db, ISeenEnterprises enterprises, IKeyObjects objects, IDepartmentDuties duties, IPeopleDirectory people)
{
    public async Task<IReadOnlyList<(string Kind, UnitFacts Unit)>> OfAsync(SeenEnterprise enterprise, CancellationToken ct)
    {
        List<(string, UnitFacts)> holders = [];
        if (enterprise.DirectUnitId is null && RegionPaths.At(enterprise.RegionPath, RegionLevel.Street) is { } street
            && await people.UnitOfRegionAsync(RegionPaths.StreetCode(street), ct) is { } office)
        {
            holders.Add((KeyCheckKinds.Week, office));
        }

        foreach (var id in await DepartmentsAsync(enterprise, ct))
        {
            if (await people.FindUnitAsync(id, ct) is { } department)
            {
                await OpenToAsync(enterprise.Id, id, ct);
                holders.Add((KeyCheckKinds.Month, department));
            }
        }

        return holders;
    }

    /// <summary>The key objects of a day that the unit checks.</summary>
    public async Task<IReadOnlyList<Guid>> ObjectsAsync(string kind, UnitFacts holder, DateOnly day, CancellationToken ct)
    {
        var listed = objects.On(day);
        var all = enterprises.Rows.Where(e => listed.Contains(e.Id) && e.State != EnterpriseStates.Closed);
        if (kind == KeyCheckKinds.Week)
        {
            var path = holder.RegionPath ?? "-";
            return await all.Where(e => e.RegionPath.StartsWith(path) && e.DirectUnitId == null).Select(e => e.Id).ToListAsync(ct);
        }

        List<Guid> found = [];
        foreach (var enterprise in await all.Where(e => e.DirectUnitId == holder.Id || e.DepartmentUnitId == holder.Id || e.DepartmentUnitId == null).ToListAsync(ct))
        {
            if ((await DepartmentsAsync(enterprise, ct)).Contains(holder.Id))
            {
                found.Add(enterprise.Id);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<Guid>> DepartmentsAsync(SeenEnterprise enterprise, CancellationToken ct) =>
        (enterprise.DirectUnitId ?? enterprise.DepartmentUnitId) is { } unit ? [unit] : await duties.UnitsAsync(enterprise.Industry, ct);

    // Whoever has only the industry's duty must see what it is to check.
    private async Task OpenToAsync(Guid enterpriseId, Guid unitId, CancellationToken ct)
    {
        if (await db.Set<UnitAccess>().FindAsync([enterpriseId, unitId], ct) is null)
        {
            db.Add(new UnitAccess { SubjectId = enterpriseId, UnitId = unitId });
        }
    }
}
