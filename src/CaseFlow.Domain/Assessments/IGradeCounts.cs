using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>How the officers of each street were graded in a quarter, for features that rank the streets; whoever asks.</summary>
public interface IGradeCounts
{
    /// <summary>By the path of the street; of the assessments of exactly these days.</summary>
    Task<IReadOnlyDictionary<string, GradeCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Confirmed">Assessments with a grade, <paramref name="Passed"/> of them not 不合格.</param>
public sealed record GradeCount(int Confirmed, int Passed);

internal sealed class GradeCounts(CaseFlowDb db) : IGradeCounts
{
    public async Task<IReadOnlyDictionary<string, GradeCount>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct) =>
        (await db.Set<Assessment>().IgnoreQueryFilters().AsNoTracking().Where(a => a.RegionPath.StartsWith(path) && a.FirstDay == first && a.LastDay == last && a.Grade != null)
            .GroupBy(a => new { a.RegionPath, a.Grade }).Select(g => new { g.Key.RegionPath, g.Key.Grade, Count = g.Count() }).ToListAsync(ct))
            .GroupBy(g => g.RegionPath).ToDictionary(g => g.Key, g => new GradeCount(g.Sum(x => x.Count), g.Where(x => x.Grade != AssessmentGrades.Unqualified).Sum(x => x.Count)));
}
