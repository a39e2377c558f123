using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What the rules find in the latest version of a definition, or in the one named.</summary>
[AnyRole]
public sealed record CheckDefinition(string DefinitionId, int? Version = null) : IQuery<DefinitionCheck>;

/// <param name="Findings">Errors first, in the order of the activities.</param>
public sealed record DefinitionCheck(int Version, bool IsDraft, IReadOnlyList<FindingText> Findings)
{
    public int Errors => Findings.Count(f => f.Severity == FindingSeverity.Error);

    public int Warnings => Findings.Count - Errors;
}

internal sealed class CheckDefinitionHandler(CaseFlowDb db, DatabaseGraphs graphs) : IRequestHandler<CheckDefinition, Result<DefinitionCheck>>
{
    public async Task<Result<DefinitionCheck>> Handle(CheckDefinition request, CancellationToken cancellationToken)
    {
        var version = await db.Set<DefinitionVersion>().AsNoTracking()
            .FirstOrDefaultAsync(d => d.DefinitionId == request.DefinitionId && (request.Version == null ? d.IsLatest : d.Version == request.Version), cancellationToken);
        if (version is null)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var document = WorkflowDocument.Parse(version.Document);
        var (graph, _) = await graphs.CompileAsync(document, version.IsDraft ? null : ChildPins.Parse(version.Pins), cancellationToken);
        var shown = ActivityWalk.Of(document).ToLookup(a => a.Text("id"), ActivityWords.Name);
        return new DefinitionCheck(
            version.Version, version.IsDraft,
            [.. FindingText.Of(graph.Findings.OrderByDescending(f => f.Severity)).Select(f => f with { ActivityName = shown[f.ActivityId].FirstOrDefault() ?? f.ActivityName })]);
    }
}
