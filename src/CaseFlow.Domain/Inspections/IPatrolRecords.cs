using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>What one person recorded of patrols, for features that judge it, whoever asks.</summary>
public interface IPatrolRecords
{
    /// <summary>Within the days, both inclusive.</summary>
    Task<PatrolRecord> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Days">With a check or a line by hand (R96, R126).</param>
/// <param name="Doubtful">Of the checks, sent late or made elsewhere than at the enterprise.</param>
public sealed record PatrolRecord(IReadOnlySet<DateOnly> Days, int Checks, int Doubtful, int Defects);

internal sealed class PatrolRecords(CaseFlowDb db) : IPatrolRecords
{
    public async Task<PatrolRecord> OfAsync(Guid personId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var checks = await db.Set<Inspection>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.InspectorId == personId && i.Day >= first && i.Day <= last && i.Result != InspectionResults.Draft)
            .Select(i => new { i.Day, Doubtful = i.Late || i.MetresOff != null, i.DefectCount }).ToListAsync(ct);
        var written = await db.Set<WorkLogEntry>().IgnoreQueryFilters().AsNoTracking()
            .Where(e => e.OfficerId == personId && e.Day >= first && e.Day <= last && e.StruckBecause == null).Select(e => e.Day).Distinct().ToListAsync(ct);
        return new PatrolRecord(checks.Select(c => c.Day).Concat(written).ToHashSet(), checks.Count, checks.Count(c => c.Doubtful), checks.Sum(c => c.DefectCount));
    }
}
