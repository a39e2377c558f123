using System.Text.Json.Nodes;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Takes one instance of a plan back to the version and state before its move, unless it has gone on since.</summary>
/// <returns>False when it is not moved any more.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record UndoMove(Guid PlanId, Guid InstanceId) : ICommand<bool>;

internal sealed class UndoMoveHandler(
    CaseFlowDb db, ProcessDriver driver, IGraphSource graphs, ITimeline timeline, AuditTrail audit, RequestContext context, TimeProvider time, IFailpoint failpoint)
    : IRequestHandler<UndoMove, Result<bool>>
{
    public async Task<Result<bool>> Handle(UndoMove request, CancellationToken cancellationToken)
    {
        var plan = await db.Set<MigrationPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        var item = await db.Set<MigrationItem>().FirstOrDefaultAsync(i => i.PlanId == request.PlanId && i.InstanceId == request.InstanceId, cancellationToken);
        if (plan is not { Status: MigrationStatus.Undoing } || item is not { Status: MigrationItemStatus.Moved })
        {
            return false;
        }

        context.SubjectId = Guid.TryParse(item.CorrelationId, out var subject) ? subject : null;
        if (item.Undo is null || await graphs.VersionAsync(plan.DefinitionId, plan.FromVersion, cancellationToken) is not { } graph)
        {
            return Refusal.Conflict("migration.undo.not-kept");
        }

        var undo = UndoRecord.Read(item.Undo);
        var change = new BackSwitch(graph, undo, async (state, ct) =>
        {
            // Another host may have taken it back before the lock was ours.
            await db.Entry(item).ReloadAsync(ct);
            var bursts = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == state.Id).Select(i => i.Bursts).SingleAsync(ct);
            return item.Status != MigrationItemStatus.Moved || bursts != item.Bursts || state.Graph.Version != plan.ToVersion ? Refusal.Conflict("migration.undo.went-on")
                : undo.WentOn ? Refusal.Conflict("migration.undo.ran")
                : null;
        });
        try
        {
            using (context.EnterProcess())
            {
                await driver.SwitchAsync(request.InstanceId, change, cancellationToken);
            }
        }
        catch (Exception e) when (e is ActivityFaultException or ExpressionException)
        {
            return new Refusal("migration.activity-refuses", null, e.Message);
        }

        if (item.Status != MigrationItemStatus.Moved)
        {
            return false;
        }

        if (change.Refusals.Count > 0)
        {
            return Result<bool>.Refused(change.Refusals);
        }

        audit.Note(
            "ProcessVersion", item.InstanceId.ToString(),
            new JsonObject { ["definitionVersion"] = $"{plan.ToVersion}" },
            new JsonObject { ["definitionVersion"] = $"{plan.FromVersion}", ["definitionId"] = plan.DefinitionId, ["planId"] = plan.Id.ToString(), ["reason"] = plan.UndoReason });
        if (context.SubjectId is not null)
        {
            timeline.Write(subject, "timeline.case-migration-undone", graph.Document.Name, plan.ToVersion, plan.FromVersion, plan.UndoReason);
        }

        (item.Status, item.At, item.Undo) = (MigrationItemStatus.Undone, time.GetUtcNow(), null);
        failpoint.Hit("migration.item");
        return true;
    }
}
