using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// What to fire next: the rows due longest, and in a flood some of every other kind, so that ten thousand reminders do not
/// hold up one timer. Rows of one subject keep their order.
/// </summary>
/// <param name="Most">Rows in due order; of each kind that they leave out a tenth of it comes on top.</param>
[ProcessOnly]
public sealed record DueBatch(DateTimeOffset At, int Most) : IQuery<IReadOnlyList<DueWork>>;

/// <param name="SubjectId">Work on one subject is done one after the other; null when the row has none.</param>
public sealed record DueWork(Guid Id, string Kind, Guid OwnerId, Guid? SubjectId);

internal sealed class DueBatchHandler(CaseFlowDb db, IEnumerable<IDueHandler> handlers) : IRequestHandler<DueBatch, Result<IReadOnlyList<DueWork>>>
{
    public async Task<Result<IReadOnlyList<DueWork>>> Handle(DueBatch request, CancellationToken cancellationToken)
    {
        var at = request.At.ToUniversalTime();
        var due = db.Set<DueItem>().AsNoTracking().Where(d => d.FireAt <= at).OrderBy(d => d.FireAt).ThenBy(d => d.DueAt);
        var rows = await due.Take(request.Most).ToListAsync(cancellationToken);
        if (rows.Count == request.Most)
        {
            var shown = rows.Select(r => r.Kind).ToHashSet();
            foreach (var kind in handlers.Select(h => h.Kind).Where(k => !shown.Contains(k)))
            {
                rows.InsertRange(0, await due.Where(d => d.Kind == kind).Take(Math.Max(1, request.Most / 10)).ToListAsync(cancellationToken));
            }
        }

        var subjects = new Dictionary<Guid, Guid>();
        foreach (var kind in rows.GroupBy(r => r.Kind))
        {
            if (handlers.FirstOrDefault(h => h.Kind == kind.Key) is { } handler)
            {
                var owners = await handler.SubjectsOfAsync([.. kind.Select(r => r.OwnerId)], cancellationToken);
                foreach (var row in kind.Where(r => owners.ContainsKey(r.OwnerId)))
                {
                    subjects[row.Id] = owners[row.OwnerId];
                }
            }
        }

        return rows.ConvertAll(r => new DueWork(r.Id, r.Kind, r.OwnerId, subjects.TryGetValue(r.Id, out var subject) ? subject : null));
    }
}
