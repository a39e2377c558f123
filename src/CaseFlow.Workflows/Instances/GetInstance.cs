using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>One instance with its whole state, as Elsa's REST interface shows it, personal data masked.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetInstance(Guid InstanceId) : IQuery<InstanceView>;

/// <param name="State">Elsa's WorkflowState.</param>
public sealed record InstanceView(
    Guid Id, string DefinitionId, string VersionId, int Version, string Status, string SubStatus, string? CorrelationId, string? Name, int Incidents,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt, JsonObject State);

internal sealed class GetInstanceHandler(VisibleInstances visible, IGraphSource graphs) : IRequestHandler<GetInstance, Result<InstanceView>>
{
    public async Task<Result<InstanceView>> Handle(GetInstance request, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(request.InstanceId, cancellationToken) is not { } row
            || await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken) is not { } graph)
        {
            return Refusal.NotFound("workflow.instance.unknown", request.InstanceId);
        }

        return new InstanceView(
            row.Id, row.DefinitionId, graph.Document.Id, row.DefinitionVersion, row.Status.ToString(), row.SubStatus.ToString(), row.CorrelationId, row.Name,
            row.OpenIncidents, row.CreatedAt, row.UpdatedAt, row.FinishedAt,
            PersonalData.Masked(WorkflowStateJson.Of(DatabaseStore.StateOf(row, graph), row.UpdatedAt))!.AsObject());
    }
}
