using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Open tasks of the actor, or of their unit, whose last day lies in a span; the earliest first.</summary>
[AnyRole]
public sealed record TasksDue(DateOnly First, DateOnly Last, bool OfUnit, int Most) : IQuery<IReadOnlyList<TaskDue>>;

public sealed record TaskDue(
    Guid Id, Guid SubjectId, string SubjectKind, string? SubjectNumber, string SubjectTitle, string Title, DateOnly LastDay, DateTimeOffset DueAt);

internal sealed class TasksDueHandler(Fitness fitness) : IRequestHandler<TasksDue, Result<IReadOnlyList<TaskDue>>>
{
    public async Task<Result<IReadOnlyList<TaskDue>>> Handle(TasksDue request, CancellationToken cancellationToken)
    {
        var tasks = request.OfUnit ? fitness.OfUnit() : fitness.Free(fitness.Fitting());
        return await tasks.AsNoTracking()
            .Where(i => i.State == WorkItemState.Open && !i.Optional && i.DueAt != null && i.LastDay >= request.First && i.LastDay <= request.Last)
            .OrderBy(i => i.DueAt).ThenBy(i => i.Id).Take(request.Most)
            .Select(i => new TaskDue(i.Id, i.SubjectId, i.SubjectKind, i.SubjectNumber, i.SubjectTitle, i.Title, i.LastDay!.Value, i.DueAt!.Value))
            .ToListAsync(cancellationToken);
    }
}
