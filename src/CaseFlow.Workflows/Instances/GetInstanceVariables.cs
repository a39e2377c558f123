using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>The variables of an instance as they are now, personal data masked.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetInstanceVariables(Guid InstanceId) : IQuery<IReadOnlyList<VariableItem>>;

public sealed record VariableItem(string Id, string Name, JsonNode? Value);

internal sealed class GetInstanceVariablesHandler(VisibleInstances visible, IGraphSource graphs) : IRequestHandler<GetInstanceVariables, Result<IReadOnlyList<VariableItem>>>
{
    public async Task<Result<IReadOnlyList<VariableItem>>> Handle(GetInstanceVariables request, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(request.InstanceId, cancellationToken) is not { } row
            || await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken) is not { } graph)
        {
            return Refusal.NotFound("workflow.instance.unknown", request.InstanceId);
        }

        var values = DatabaseStore.StateOf(row, graph).Root?.Variables ?? [];
        return Result<IReadOnlyList<VariableItem>>.From(graph.Document.Variables
            .Select(v => new VariableItem(v.Id, v.Name, PersonalData.Masked(values.TryGetValue(v.Id, out var value) ? value : v.Default))).ToList());
    }
}
