using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>
/// A scheduled start activity's time has come. The instance's id follows from trigger and time, so one that fires twice
/// starts once. Null when the trigger is gone or its definition allows no other instance.
/// </summary>
[ProcessOnly]
public sealed record StartByTrigger(Guid TriggerId, DateTimeOffset ScheduledAt) : ICommand<TriggeredStart>;

public sealed record TriggeredStart(Guid? InstanceId);

internal sealed class StartByTriggerHandler(CaseFlowDb db, ProcessDriver driver, RequestContext context) : IRequestHandler<StartByTrigger, Result<TriggeredStart>>
{
    public async Task<Result<TriggeredStart>> Handle(StartByTrigger request, CancellationToken cancellationToken)
    {
        var trigger = await db.Set<TriggerRow>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == request.TriggerId, cancellationToken);
        if (trigger is null)
        {
            return new TriggeredStart(null);
        }

        var id = InstanceOf(trigger, request.ScheduledAt);
        if (await db.Set<WorkflowInstance>().AnyAsync(i => i.Id == id, cancellationToken))
        {
            return new TriggeredStart(id);
        }

        // A chain of its own in the audit: starts at one instant do not wait for one another.
        if (context.SubjectId is null)
        {
            context.BeginSubject(id);
        }

        using (context.EnterProcess())
        {
            return new TriggeredStart(await driver.StartAsync(
                new StartRequest(trigger.DefinitionId)
                {
                    Version = trigger.DefinitionVersion,
                    InstanceId = id,
                    TriggerNodeId = trigger.NodeId,
                    TriggerInput = new JsonObject { ["scheduledAt"] = request.ScheduledAt },
                },
                cancellationToken));
        }
    }

    private static Guid InstanceOf(TriggerRow trigger, DateTimeOffset at) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{trigger.DefinitionId}/{trigger.NodeId}/{at.ToUniversalTime():O}"))).AsSpan(0, 16));
}
