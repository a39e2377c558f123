using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Limits of subjects in the actor's scope that have passed and are not ended, the latest first. Those of tasks stand with their tasks.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record OverdueDeadlines(PageRequest? Page = null) : IQuery<Page<OverdueDeadline>>;

public sealed record OverdueDeadline(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectName, string Place, string Name, DateOnly LastDay, DateTimeOffset DueAt, int DaysLate);

internal sealed class OverdueDeadlinesHandler(CaseFlowDb db, Subjects subjects, TimeProvider time) : IRequestHandler<OverdueDeadlines, Result<Page<OverdueDeadline>>>
{
    public async Task<Result<Page<OverdueDeadline>>> Handle(OverdueDeadlines request, CancellationToken cancellationToken)
    {
        var seen = subjects.Rows().Select(rows => rows.Select(r => r.Id)).Aggregate((ids, more) => ids.Concat(more));
        var all = db.Set<Deadline>().AsNoTracking().Where(d => d.State == DeadlineState.Overdue && !d.Key.StartsWith(Deadline.OfTask) && seen.Contains(d.SubjectId));
        var page = request.Page ?? new PageRequest();
        var rows = await all.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Skip(page.Skip).Take(page.Take)
            .Select(d => new { d.Id, d.SubjectId, d.Name, d.LastDay, d.DueAt }).ToListAsync(cancellationToken);
        var names = await subjects.FindAllAsync([.. rows.Select(r => r.SubjectId).Distinct()], cancellationToken);
        var now = time.GetUtcNow();
        return new Page<OverdueDeadline>(
            [
                .. from row in rows
                   let subject = names[row.SubjectId]
                   select new OverdueDeadline(row.Id, row.SubjectId, subject.Kind, subject.Number, subject.Name, subject.Place, row.Name, row.LastDay, row.DueAt, now.DaysLate(row.DueAt)),
            ],
            await all.CountAsync(cancellationToken), page.Number, page.Take);
    }
}
