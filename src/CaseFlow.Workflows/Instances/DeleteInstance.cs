using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>
/// Removes an instance with what it started and what is written down of it; one that still runs is cancelled first. What is
/// about a case belongs to the case's file and stays.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record DeleteInstance(Guid InstanceId, string Reason) : ICommand<Done>;

internal sealed class DeleteInstanceValidator : AbstractValidator<DeleteInstance>
{
    public DeleteInstanceValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class DeleteInstanceHandler(CaseFlowDb db, VisibleInstances visible, ProcessDriver driver, Subjects subjects, AuditTrail audit, RequestContext context)
    : IRequestHandler<DeleteInstance, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeleteInstance request, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(request.InstanceId, cancellationToken) is not { } row)
        {
            return Refusal.NotFound("workflow.instance.unknown", request.InstanceId);
        }

        context.SubjectId = Guid.TryParse(row.CorrelationId, out var subject) ? subject : request.InstanceId;
        if (subject != Guid.Empty && await subjects.FindAsync(subject, cancellationToken) is { } about)
        {
            return Refusal.Conflict("workflow.instance.of-case", about.Number ?? about.Title);
        }

        using (context.EnterProcess())
        {
            await driver.ActAsync(request.InstanceId, async burst => await CancelAsync(burst, request.Reason), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        var ids = await WithChildrenAsync(request.InstanceId, cancellationToken);
        audit.Note("WorkflowInstance", request.InstanceId.ToString(), [], new System.Text.Json.Nodes.JsonObject { ["deleted"] = ids.Count, ["reason"] = request.Reason });
        db.ChangeTracker.Clear();
        await db.Set<BookmarkRow>().Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<JournalRow>().Where(j => ids.Contains(j.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IncidentRow>().Where(i => ids.Contains(i.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<StoredEvent>().Where(e => e.InstanceId != null && ids.Contains(e.InstanceId.Value)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WorkflowInstance>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
        return Done.Value;
    }

    private static async ValueTask<bool> CancelAsync(Burst burst, string reason)
    {
        if (burst.State is { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Faulted })
        {
            return false;
        }

        await burst.CancelInstanceAsync(reason);
        return true;
    }

    private async Task<List<Guid>> WithChildrenAsync(Guid id, CancellationToken ct)
    {
        List<Guid> all = [id];
        for (List<Guid> level = [id]; level.Count > 0; all.AddRange(level))
        {
            var parents = level;
            level = await db.Set<WorkflowInstance>().Where(i => i.ParentInstanceId != null && parents.Contains(i.ParentInstanceId.Value)).Select(i => i.Id).ToListAsync(ct);
        }

        return all;
    }
}
