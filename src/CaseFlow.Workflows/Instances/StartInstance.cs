using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>Starts an instance of a published definition and runs it until it ends or waits, in one transaction.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record StartInstance(string DefinitionId) : ICommand<StartedInstance>
{
    /// <summary>Null: the published version. A version that was never published does not run; a draft is tried by a dry run.</summary>
    public int? Version { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public JsonObject? Input { get; init; }

    /// <summary>Starts at this activity in place of the start node.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Answers also what became of the instance.</summary>
    public bool WithState { get; init; }
}

/// <param name="InstanceId">Null when the definition's activation strategy allows no other instance now.</param>
/// <param name="State">As Elsa's REST interface shows an instance; null unless asked for.</param>
public sealed record StartedInstance(Guid? InstanceId, JsonObject? State = null);

internal sealed class StartInstanceValidator : AbstractValidator<StartInstance>
{
    public StartInstanceValidator()
    {
        RuleFor(x => x.CorrelationId).MaximumLength(WorkflowsModel.IdLength);
        RuleFor(x => x.Name).MaximumLength(200);
    }
}

internal sealed class StartInstanceHandler(ProcessDriver driver, IInstanceStore store, IGraphSource graphs, RequestContext context, TimeProvider time)
    : IRequestHandler<StartInstance, Result<StartedInstance>>
{
    public async Task<Result<StartedInstance>> Handle(StartInstance request, CancellationToken cancellationToken)
    {
        var graph = request.Version is { } version
            ? await graphs.VersionAsync(request.DefinitionId, version, cancellationToken)
            : await graphs.PublishedAsync(request.DefinitionId, cancellationToken);
        if (graph is null)
        {
            return Refusal.NotFound("workflow.instance.no-definition", request.DefinitionId, request.Version);
        }

        string? trigger = null;
        if (request.TriggerActivityId is { Length: > 0 } activity)
        {
            trigger = graph.Nodes.FirstOrDefault(n => n.Id == activity)?.NodeId;
            if (trigger is null)
            {
                return new Refusal("workflow.instance.no-activity", "triggerActivityId", activity, graph.Document.Name);
            }
        }

        // Each instance is an object of its own in the audit, unless it is about a case.
        var id = Guid.CreateVersion7(time.GetUtcNow());
        if (Guid.TryParse(request.CorrelationId, out var subject))
        {
            context.SubjectId = subject;
        }
        else
        {
            context.BeginSubject(id);
        }

        using (context.EnterProcess())
        {
            var started = await driver.StartAsync(
                new StartRequest(request.DefinitionId, request.Input, request.CorrelationId)
                {
                    Version = graph.Version, InstanceId = id, Name = request.Name, TriggerNodeId = trigger, TriggerInput = trigger is null ? null : [],
                },
                cancellationToken);
            var state = started is null || !request.WithState ? null : await store.LoadAsync(id, cancellationToken);
            return new StartedInstance(started, state is null ? null : WorkflowStateJson.Of(state, time.GetUtcNow()));
        }
    }
}
