using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>How complete the files of enterprises are, for features that rank who keeps them; whoever asks.</summary>
public interface IFileRecord
{
    /// <summary>Of those that are not closed, by community and department, as they stand now.</summary>
    Task<IReadOnlyList<FileCount>> OfAsync(string path, CancellationToken ct);
}

/// <param name="Complete">With contact, phone, risk grade (R33) and responsible department (R9).</param>
public sealed record FileCount(string RegionPath, Guid? DepartmentUnitId, int Files, int Complete);

internal sealed class FileRecord(CaseFlowDb db) : IFileRecord
{
    public async Task<IReadOnlyList<FileCount>> OfAsync(string path, CancellationToken ct) =>
        await db.Set<Enterprise>().IgnoreQueryFilters().AsNoTracking().Where(e => e.RegionPath.StartsWith(path) && e.State != EnterpriseStates.Closed && e.MergedIntoId == null)
            .GroupBy(e => new { e.RegionPath, e.DepartmentUnitId })
            .Select(g => new FileCount(
                g.Key.RegionPath, g.Key.DepartmentUnitId, g.Count(),
                g.Sum(e => e.Contact != "" && e.Phone != null && e.Phone != "" && e.RiskGrade != null && e.DepartmentUnitId != null ? 1 : 0))).ToListAsync(ct);
}
