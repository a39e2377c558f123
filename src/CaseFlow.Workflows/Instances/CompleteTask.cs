using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>Something outside reports that a task (Elsa.RunTask) is done. Answers false when nothing waits for it any more.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CompleteTask(Guid TaskId, JsonObject Result) : ICommand<bool>;

internal sealed class CompleteTaskHandler(CaseFlowDb db, VisibleInstances visible, ProcessDriver driver, RequestContext context) : IRequestHandler<CompleteTask, Result<bool>>
{
    public async Task<Result<bool>> Handle(CompleteTask request, CancellationToken cancellationToken)
    {
        var point = await db.Set<BookmarkRow>().AsNoTracking()
            .Where(b => b.Id == request.TaskId && b.Stimulus == Stimuli.Task && b.Key != null)
            .Select(b => new { b.InstanceId, b.CorrelationId }).FirstOrDefaultAsync(cancellationToken);
        if (point is null || !await visible.HasAsync(point.InstanceId, cancellationToken))
        {
            return false;
        }

        context.SubjectId = Guid.TryParse(point.CorrelationId, out var subject) ? subject : point.InstanceId;
        using (context.EnterProcess())
        {
            return await driver.ResumeAsync(request.TaskId, (JsonObject)request.Result.DeepClone(), cancellationToken);
        }
    }
}
