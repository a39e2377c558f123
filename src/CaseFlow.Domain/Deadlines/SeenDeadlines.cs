using System.Linq.Expressions;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Limits, not those of tasks, of the subjects that who asks sees. Each kind of subject is asked by itself: a query in which one
/// kind lifts its filter to say its own scope would lift those of all.
/// </summary>
internal sealed class SeenDeadlines(CaseFlowDb db, Subjects subjects)
{
    /// <summary>The earliest first.</summary>
    public async Task<IReadOnlyList<Deadline>> FirstAsync(Expression<Func<Deadline, bool>> which, int most, CancellationToken ct)
    {
        List<Deadline> found = [];
        foreach (var ofKind in Each(which))
        {
            found.AddRange(await ofKind.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(most).ToListAsync(ct));
        }

        return [.. found.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(most)];
    }

    public async Task<int> CountAsync(Expression<Func<Deadline, bool>> which, CancellationToken ct)
    {
        var count = 0;
        foreach (var ofKind in Each(which))
        {
            count += await ofKind.CountAsync(ct);
        }

        return count;
    }

    private IEnumerable<IQueryable<Deadline>> Each(Expression<Func<Deadline, bool>> which)
    {
        foreach (var kind in subjects.Rows())
        {
            var seen = kind.Select(r => r.Id);
            yield return db.Set<Deadline>().AsNoTracking().Where(which).Where(d => !d.Key.StartsWith(Deadline.OfTask) && seen.Contains(d.SubjectId));
        }
    }
}
