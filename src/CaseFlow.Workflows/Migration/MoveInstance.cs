using System.Text.Json;
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

/// <summary>Moves one instance of a running plan, in one transaction with its status. A refusal leaves it as it was.</summary>
/// <returns>False when it is not waiting to be moved any more.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record MoveInstance(Guid PlanId, Guid InstanceId) : ICommand<bool>;

/// <summary>Writes down why an instance was not moved, so that it is not tried again.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RefuseMove(Guid PlanId, Guid InstanceId, string Code, IReadOnlyList<string> Args) : ICommand<Done>;

internal sealed class MoveInstanceHandler(
    CaseFlowDb db, ProcessDriver driver, MigrationMaps maps, ITimeline timeline, AuditTrail audit, RequestContext context, TimeProvider time, IFailpoint failpoint) :
    IRequestHandler<MoveInstance, Result<bool>>,
    IRequestHandler<RefuseMove, Result<Done>>
{
    public async Task<Result<bool>> Handle(MoveInstance request, CancellationToken cancellationToken)
    {
        var plan = await db.Set<MigrationPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        if (plan is not { Status: MigrationStatus.Running })
        {
            return false;
        }

        var (map, refusals) = await maps.ReadAsync(plan, cancellationToken);
        if (map is null)
        {
            return Result<bool>.Refused(refusals);
        }

        MigrationItem? item = null;
        var change = new ForwardSwitch(map, MigrationMaps.RulesOf(plan), async ct =>
        {
            item = await db.Set<MigrationItem>().FirstOrDefaultAsync(i => i.PlanId == plan.Id && i.InstanceId == request.InstanceId, ct);
            context.SubjectId = Guid.TryParse(item?.CorrelationId, out var subject) ? subject : null;
            return item is { Status: MigrationItemStatus.Waiting };
        });
        if (await DoAsync(request.InstanceId, change, cancellationToken) is { } fault)
        {
            return fault;
        }

        if (change.Refusals.Count > 0)
        {
            return Result<bool>.Refused(change.Refusals);
        }

        if (item is not { Status: MigrationItemStatus.Waiting })
        {
            return item is null && !await db.Set<WorkflowInstance>().AnyAsync(i => i.Id == request.InstanceId, cancellationToken)
                ? Refusal.NotFound("migration.unknown-instance", request.InstanceId)
                : false;
        }

        Tell(plan, map.To.Document.Name, request.InstanceId);
        await db.SaveChangesAsync(cancellationToken);
        var bursts = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == request.InstanceId).Select(i => i.Bursts).SingleAsync(cancellationToken);
        (item.Status, item.At, item.Bursts, item.Undo) = (MigrationItemStatus.Moved, time.GetUtcNow(), bursts, change.Undo!.Write());
        failpoint.Hit("migration.item");
        return true;
    }

    public async Task<Result<Done>> Handle(RefuseMove request, CancellationToken cancellationToken)
    {
        var item = await db.Set<MigrationItem>().FirstOrDefaultAsync(i => i.PlanId == request.PlanId && i.InstanceId == request.InstanceId, cancellationToken);
        context.SubjectId = Guid.TryParse(item?.CorrelationId, out var subject) ? subject : null;
        if (item is { Status: MigrationItemStatus.Waiting or MigrationItemStatus.Moved })
        {
            item.Status = item.Status == MigrationItemStatus.Waiting ? MigrationItemStatus.Refused : MigrationItemStatus.UndoRefused;
            (item.Code, item.Args, item.At) = (request.Code, JsonSerializer.Serialize(request.Args, JsonValues.Options), time.GetUtcNow());
        }

        return Done.Value;
    }

    /// <summary>What an activity says against it is a refusal of the move, not an incident of the instance.</summary>
    private async Task<Refusal?> DoAsync(Guid instanceId, ForwardSwitch change, CancellationToken ct)
    {
        try
        {
            using (context.EnterProcess())
            {
                await driver.SwitchAsync(instanceId, change, ct);
            }

            return null;
        }
        catch (Exception e) when (e is ActivityFaultException or ExpressionException)
        {
            return new Refusal("migration.activity-refuses", null, e.Message);
        }
    }

    private void Tell(MigrationPlan plan, string name, Guid instanceId)
    {
        audit.Note(
            "ProcessVersion", instanceId.ToString(),
            new JsonObject { ["definitionVersion"] = $"{plan.FromVersion}" },
            new JsonObject { ["definitionVersion"] = $"{plan.ToVersion}", ["definitionId"] = plan.DefinitionId, ["planId"] = plan.Id.ToString(), ["reason"] = plan.Reason });
        if (context.SubjectId is { } subject)
        {
            timeline.Write(subject, "timeline.case-migrated", name, plan.FromVersion, plan.ToVersion, plan.Reason);
        }
    }
}
