using System.Text.Json.Nodes;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// Changes one instance by Elsa's alterations, in order, all or none: <c>{"type":"ModifyVariable","variableId","value"}</c>,
/// <c>{"type":"Migrate","targetVersion"}</c>, <c>{"type":"ScheduleActivity","activityId"}</c>, <c>{"type":"Cancel"}</c>.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record AlterInstance(Guid InstanceId, IReadOnlyList<JsonObject> Alterations) : ICommand<InstanceAltered>;

/// <param name="HasScheduledWork">An activity was started by hand.</param>
public sealed record InstanceAltered(Guid InstanceId, bool HasScheduledWork);

internal sealed class AlterInstanceValidator : AbstractValidator<AlterInstance>
{
    public AlterInstanceValidator() => RuleFor(x => x.Alterations).NotEmpty();
}

internal sealed class AlterInstanceHandler(
    CaseFlowDb db, VisibleInstances visible, ProcessDriver driver, MigrationMaps maps, ITimeline timeline, AuditTrail audit, RequestContext context)
    : IRequestHandler<AlterInstance, Result<InstanceAltered>>
{
    public async Task<Result<InstanceAltered>> Handle(AlterInstance request, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(request.InstanceId, cancellationToken) is not { } found)
        {
            return Refusal.NotFound("migration.unknown-instance", request.InstanceId);
        }

        context.SubjectId = Guid.TryParse(found.CorrelationId, out var subject) ? subject : null;
        foreach (var alteration in request.Alterations)
        {
            if (await AlterAsync(request.InstanceId, alteration, cancellationToken) is { Count: > 0 } refusals)
            {
                return Result<InstanceAltered>.Refused(refusals);
            }

            audit.Note("ProcessVersion", request.InstanceId.ToString(), [], new JsonObject { ["alteration"] = alteration.ToJsonString(JsonValues.Options) });
            if (context.SubjectId is not null)
            {
                timeline.Write(subject, "timeline.case-altered", alteration.Text("type"));
            }
        }

        return new InstanceAltered(request.InstanceId, request.Alterations.Any(a => a.Text("type") == "ScheduleActivity"));
    }

    private async Task<IReadOnlyList<Refusal>> AlterAsync(Guid instanceId, JsonObject alteration, CancellationToken ct)
    {
        try
        {
            using (context.EnterProcess())
            {
                return alteration.Text("type") switch
                {
                    "Migrate" => await MigrateAsync(instanceId, alteration, ct),
                    "ModifyVariable" => await ActAsync(
                        instanceId, b => ValueTask.FromResult(b.ModifyVariable(alteration.Text("variableId") ?? "", alteration["value"])),
                        new Refusal("alteration.unknown-variable", null, alteration.Text("variableId")), ct),
                    "ScheduleActivity" => await ActAsync(
                        instanceId,
                        async b => NodeNames.Find(b.State.Graph, alteration.Text("activityId") ?? "") is { } node && await b.ScheduleActivityAsync(node),
                        new Refusal("alteration.not-schedulable", null, alteration.Text("activityId")), ct),
                    "Cancel" => await ActAsync(instanceId, CancelAsync, Refusal.Conflict("alteration.ended"), ct),
                    var other => [new Refusal("alteration.unknown-type", null, other)],
                };
            }
        }
        catch (Exception e) when (e is ActivityFaultException or ExpressionException)
        {
            return [new Refusal("migration.activity-refuses", null, e.Message)];
        }
    }

    private async Task<IReadOnlyList<Refusal>> ActAsync(Guid instanceId, Func<Burst, ValueTask<bool>> act, Refusal otherwise, CancellationToken ct) =>
        await driver.ActAsync(instanceId, act, ct) ? [] : [otherwise];

    private async Task<IReadOnlyList<Refusal>> MigrateAsync(Guid instanceId, JsonObject alteration, CancellationToken ct)
    {
        var at = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.DefinitionId, i.DefinitionVersion }).SingleAsync(ct);
        var target = JsonValues.To<int>(alteration["targetVersion"]);
        var (map, refusals) = await maps.ReadAsync(at.DefinitionId, at.DefinitionVersion, target, MigrationRules.Default, ct);
        if (map is null)
        {
            return refusals;
        }

        var change = new ForwardSwitch(map, MigrationRules.Default);
        await driver.SwitchAsync(instanceId, change, ct);
        return change.Refusals;
    }

    private static async ValueTask<bool> CancelAsync(Burst burst)
    {
        if (burst.State.Status == InstanceStatus.Finished && burst.State.SubStatus != InstanceSubStatus.Faulted)
        {
            return false;
        }

        await burst.CancelInstanceAsync("");
        return true;
    }
}
