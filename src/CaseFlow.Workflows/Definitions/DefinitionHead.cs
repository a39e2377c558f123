using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What stands on top of every page about one definition: its versions that count now, and its last change.</summary>
[AnyRole]
public sealed record DefinitionHead(string DefinitionId) : IQuery<DefinitionHeadView>;

/// <param name="DraftVersion">The latest version where it is a draft, else null.</param>
/// <param name="LastChange">Null only for a definition from before changes were recorded.</param>
public sealed record DefinitionHeadView(
    string DefinitionId, string Name, string? Description, int LatestVersion, int? DraftVersion, int? PublishedVersion, DefinitionHistoryItem? LastChange);

internal sealed class DefinitionHeadHandler(CaseFlowDb db) : IRequestHandler<DefinitionHead, Result<DefinitionHeadView>>
{
    public async Task<Result<DefinitionHeadView>> Handle(DefinitionHead request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<DefinitionVersion>().AsNoTracking()
            .Where(d => d.DefinitionId == request.DefinitionId && (d.IsLatest || d.IsPublished))
            .Select(d => new { d.Version, d.Name, d.Description, d.IsLatest, d.IsPublished, d.PublishedAt }).ToListAsync(cancellationToken);
        if (versions.Find(v => v.IsLatest) is not { } latest)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var change = await db.Set<DefinitionEvent>().AsNoTracking().Where(e => e.DefinitionId == request.DefinitionId)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return new DefinitionHeadView(
            request.DefinitionId, latest.Name, latest.Description, latest.Version, latest.PublishedAt is null ? latest.Version : null,
            versions.Find(v => v.IsPublished)?.Version, change is null ? null : DefinitionHistoryItem.Of(change));
    }
}
