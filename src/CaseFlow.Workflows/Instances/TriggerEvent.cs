using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>Tells the processes from outside that something happened.</summary>
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
    public TriggerEventValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(WorkflowsModel.IdLength);
        RuleFor(x => x.CorrelationId).MaximumLength(WorkflowsModel.IdLength);
    }
}

internal sealed class TriggerEventHandler(ProcessDriver driver, RequestContext context) : IRequestHandler<TriggerEvent, Result<TriggeredEvent>>
{
    public async Task<Result<TriggeredEvent>> Handle(TriggerEvent request, CancellationToken cancellationToken)
    {
        context.SubjectId = Guid.TryParse(request.CorrelationId, out var subject) ? subject : request.InstanceId;
        using (context.EnterProcess())
        {
            var published = new PublishedEvent(request.Name, request.CorrelationId, request.Payload?.DeepClone().AsObject() ?? [], request.InstanceId);
            return new TriggeredEvent(await driver.PublishAsync(published, cancellationToken));
        }
    }
}
