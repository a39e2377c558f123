using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Enterprises;

/// <summary>An enterprise as it counted at the end of a day; closed ones do not count (R130).</summary>
internal sealed class EnterpriseOnDay
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required string CommunityCode { get; init; }
    public required string Category { get; init; }
    public required bool NoDepartment { get; init; }
}

/// <summary>The enterprises of a district on a day, within the scope of who asks.</summary>
internal sealed class EnterprisesOnDay(CaseFlowDb db, TimeProvider time)
{
    /// <summary>All of the region's district: a community may have moved, so the caller picks those of the region.</summary>
    public IQueryable<EnterpriseOnDay> In(RegionOnDay region, DateOnly day)
    {
        var here = db.Seen<Enterprise>().Where(e => e.RegionPath.StartsWith(region.District));

        // No change begins after today, so from today on the file itself says what holds, and the history need not be read.
        return day >= time.Today()
            ? from e in here
              where e.State != EnterpriseStates.Closed
              select new EnterpriseOnDay
              {
                  Id = e.Id, Name = e.Name, Address = e.Address, CommunityCode = e.CommunityCode, Category = e.Category, NoDepartment = e.DepartmentUnitId == null,
              }
            : from e in here
              join c in db.Set<EnterpriseChange>() on e.Id equals c.EnterpriseId
              where c.FirstDay <= day && (c.Until == null || c.Until > day) && c.State != EnterpriseStates.Closed
              select new EnterpriseOnDay
              {
                  Id = e.Id, Name = e.Name, Address = e.Address, CommunityCode = c.CommunityCode, Category = c.Category, NoDepartment = e.DepartmentUnitId == null,
              };
    }

    /// <summary>Under direct supervision on that day (R14).</summary>
    public IQueryable<Guid> Direct(DateOnly day) =>
        db.Set<DirectSupervision>().Where(s => s.FirstDay <= day && (s.Until == null || s.Until > day)).Select(s => s.EnterpriseId);

    /// <summary>In a cluster grid or a part of their community on that day.</summary>
    public IQueryable<GridMembership> Memberships(DateOnly day) => db.Set<GridMembership>().Where(m => m.FirstDay <= day && (m.Until == null || day < m.Until));
}
