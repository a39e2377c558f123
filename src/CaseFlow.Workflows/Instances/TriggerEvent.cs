using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>
/// Tells the processes from outside that something happened: one instance, those of one correlation, or everybody who waits
/// and what it starts. An addressed event that comes early is kept; one for everybody is stored and handed out right after.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record TriggerEvent(string Name) : ICommand<TriggeredEvent>
{
    public string? CorrelationId { get; init; }

    public Guid? InstanceId { get; init; }

    public JsonObject? Payload { get; init; }
}

/// <param name="Taken">How many instances took it; 0: kept for the wait point that comes.</param>
public sealed record TriggeredEvent(int Taken);

internal sealed class TriggerEventValidator : AbstractValidator<TriggerEvent>
{
    public TriggerEventValidator(RuntimeLimits limits)
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(WorkflowsModel.IdLength);
        RuleFor(x => x.CorrelationId).MaximumLength(WorkflowsModel.IdLength);
        RuleFor(x => x.Payload).Must(p => PublishedEvent.Size(p) <= limits.EventPayloadBytes).Refuse("workflow.event.too-large", limits.EventPayloadBytes / 1024);
    }
}

internal sealed class TriggerEventHandler(VisibleInstances visible, ProcessDriver driver, RequestContext context) : IRequestHandler<TriggerEvent, Result<TriggeredEvent>>
{
    public async Task<Result<TriggeredEvent>> Handle(TriggerEvent request, CancellationToken cancellationToken)
    {
        if (request.InstanceId is { } only && !await visible.HasAsync(only, cancellationToken))
        {
            return Refusal.NotFound("workflow.instance.unknown", only);
        }

        if (request.CorrelationId is { } correlation && await visible.HidesAsync(correlation, cancellationToken))
        {
            return Refusal.NotFound("workflow.event.nobody", correlation);
        }

        context.SubjectId = Guid.TryParse(request.CorrelationId, out var subject) ? subject : request.InstanceId;
        using (context.EnterProcess())
        {
            var published = new PublishedEvent(request.Name, request.CorrelationId, request.Payload?.DeepClone().AsObject() ?? [], request.InstanceId);
            return new TriggeredEvent(await driver.PublishAsync(published, cancellationToken));
        }
    }
}
