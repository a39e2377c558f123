using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>The open tasks and offered actions of one subject, owed ones first, and the definition that opened the first of all.</summary>
[AnyRole]
public sealed record OpenTasksOf(Guid SubjectId) : IQuery<SubjectTasks>;

/// <param name="DefinitionId">Null before any task was opened.</param>
public sealed record SubjectTasks(IReadOnlyList<TaskItem> Open, string? DefinitionId, int? DefinitionVersion);

internal sealed class OpenTasksOfHandler(CaseFlowDb db, Subjects subjects, TaskItems items) : IRequestHandler<OpenTasksOf, Result<SubjectTasks>>
{
    public async Task<Result<SubjectTasks>> Handle(OpenTasksOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var all = db.Set<WorkItem>().Where(i => i.SubjectId == request.SubjectId);
        var open = all.Where(i => i.State == WorkItemState.Open).OrderBy(i => i.Optional).ThenBy(i => i.DueAt == null).ThenBy(i => i.DueAt).ThenBy(i => i.OpenedAt);
        var definition = await all.OrderBy(i => i.OpenedAt).Select(i => i.DefinitionId).FirstOrDefaultAsync(cancellationToken);
        // A case that was moved to another version has tasks of both; the later version is the one it runs on.
        var version = await all.Where(i => i.DefinitionId == definition).MaxAsync(i => (int?)i.DefinitionVersion, cancellationToken);
        return new SubjectTasks(await items.ReadAsync(open, cancellationToken), definition, version);
    }
}
