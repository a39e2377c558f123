using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Whether no definition has this name, but for the one named.</summary>
[AnyRole]
public sealed record DefinitionNameIsFree(string Name, string? Except = null) : IQuery<bool>;

internal sealed class DefinitionNameIsFreeHandler(CaseFlowDb db) : IRequestHandler<DefinitionNameIsFree, Result<bool>>
{
    public async Task<Result<bool>> Handle(DefinitionNameIsFree request, CancellationToken cancellationToken) =>
        !await db.Set<DefinitionVersion>().AnyAsync(d => d.IsLatest && d.Name == request.Name && d.DefinitionId != request.Except, cancellationToken);
}
