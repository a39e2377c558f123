using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Limits of subjects in the actor's scope that have passed and are not ended, the latest first. Those of tasks stand with their tasks.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record OverdueDeadlines(PageRequest? Page = null) : IQuery<Page<OverdueDeadline>>;

public sealed record OverdueDeadline(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectName, string Place, string Name, DateOnly LastDay, DateTimeOffset DueAt, int DaysLate);

internal sealed class OverdueDeadlinesHandler(SeenDeadlines seen, Subjects subjects, TimeProvider time) : IRequestHandler<OverdueDeadlines, Result<Page<OverdueDeadline>>>
{
    public async Task<Result<Page<OverdueDeadline>>> Handle(OverdueDeadlines request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var rows = (await seen.FirstAsync(d => d.State == DeadlineState.Overdue, page.Skip + page.Take, cancellationToken)).Skip(page.Skip).ToList();
        var names = await subjects.FindAllAsync([.. rows.Select(r => r.SubjectId).Distinct()], cancellationToken);
        var now = time.GetUtcNow();
        return new Page<OverdueDeadline>(
            [
                .. from row in rows
                   let subject = names[row.SubjectId]
                   select new OverdueDeadline(row.Id, row.SubjectId, subject.Kind, subject.Number, subject.Name, subject.Place, row.Name, row.LastDay, row.DueAt, now.DaysLate(row.DueAt)),
            ],
            await seen.CountAsync(d => d.State == DeadlineState.Overdue, cancellationToken), page.Number, page.Take);
    }
}
