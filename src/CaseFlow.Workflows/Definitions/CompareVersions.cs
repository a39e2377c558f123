using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What differs between two versions of a definition, in words.</summary>
[AnyRole]
public sealed record CompareVersions(string DefinitionId, int From, int To) : IQuery<DefinitionDifference>;

internal sealed class CompareVersionsHandler(CaseFlowDb db) : IRequestHandler<CompareVersions, Result<DefinitionDifference>>
{
    public async Task<Result<DefinitionDifference>> Handle(CompareVersions request, CancellationToken cancellationToken)
    {
        var documents = await db.Set<DefinitionVersion>().AsNoTracking()
            .Where(d => d.DefinitionId == request.DefinitionId && (d.Version == request.From || d.Version == request.To))
            .ToDictionaryAsync(d => d.Version, d => d.Document, cancellationToken);
        return documents.TryGetValue(request.From, out var from) && documents.TryGetValue(request.To, out var to)
            ? DefinitionDifference.Of(WorkflowDocument.Parse(from), WorkflowDocument.Parse(to))
            : Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
    }
}
