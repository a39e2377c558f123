using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>How well the sub-registers are verified, for features that rank who keeps them; within the scope of who asks.</summary>
public interface IRegisterRecord
{
    /// <summary>Rows that stood on the day, by community and department.</summary>
    Task<IReadOnlyList<RegisterCount>> OfAsync(string path, DateOnly day, CancellationToken ct);
}

/// <param name="Verified">Of them, verified within the months that the standard of the day asks for (R100).</param>
public sealed record RegisterCount(string RegionPath, Guid? DepartmentUnitId, int Rows, int Verified);

internal sealed class RegisterRecord(CaseFlowDb db, ISeenEnterprises enterprises) : IRegisterRecord
{
    public async Task<IReadOnlyList<RegisterCount>> OfAsync(string path, DateOnly day, CancellationToken ct)
    {
        var months = await db.Set<VerificationStandard>().Where(s => s.FirstDay <= day).OrderByDescending(s => s.FirstDay).Select(s => (int?)s.Months).FirstOrDefaultAsync(ct);
        var since = months is { } m ? day.AddMonths(-m) : DateOnly.MinValue;
        return await (from row in db.Set<RegisterEntry>()
                      join enterprise in enterprises.Rows on row.EnterpriseId equals enterprise.Id
                      where enterprise.RegionPath.StartsWith(path) && row.FirstDay <= day && (row.Until == null || row.Until > day)
                      group row by new { enterprise.RegionPath, enterprise.DepartmentUnitId } into g
                      select new RegisterCount(g.Key.RegionPath, g.Key.DepartmentUnitId, g.Count(), g.Sum(r => r.VerifiedOn >= since ? 1 : 0))).ToListAsync(ct);
    }
}
