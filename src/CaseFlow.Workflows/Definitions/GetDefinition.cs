using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One version of a definition; the published one, else the latest, when no version is named.</summary>
[AnyRole]
public sealed record GetDefinition(string DefinitionId, int? Version = null) : IQuery<DefinitionView>;

/// <param name="Document">The whole document, Elsa 3 format, with this version's place in the life cycle.</param>
public sealed record DefinitionView(
    string DefinitionId, int Version, string VersionId, string Name, bool IsLatest, bool IsPublished, DateTimeOffset CreatedAt, string CreatedBy, string Reason,
    JsonObject Document, IReadOnlyList<int> Versions)
{
    /// <summary>What somebody who saves it says they began from, see <see cref="DefinitionBase"/>.</summary>
    public int Revision { get; init; }

    public string ContentHash { get; init; } = "";

    public DateTimeOffset SavedAt { get; init; }

    public string SavedBy { get; init; } = "";

    internal static DefinitionView Of(DefinitionVersion version, IReadOnlyList<int> versions)
    {
        var document = WorkflowDocument.Parse(version.Document).Json;
        (document["isLatest"], document["isPublished"]) = (version.IsLatest, version.IsPublished);
        return new DefinitionView(
            version.DefinitionId, version.Version, version.VersionId, version.Name, version.IsLatest, version.IsPublished, version.CreatedAt, version.CreatedBy,
            version.Reason, document, versions)
        {
            Revision = version.Revision, ContentHash = version.ContentHash, SavedAt = version.SavedAt, SavedBy = version.SavedBy,
        };
    }
}

internal sealed class GetDefinitionHandler(CaseFlowDb db) : IRequestHandler<GetDefinition, Result<DefinitionView>>
{
    public async Task<Result<DefinitionView>> Handle(GetDefinition request, CancellationToken cancellationToken)
    {
        var all = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.IsPublished }).ToListAsync(cancellationToken);
        var number = request.Version ?? (all.Find(d => d.IsPublished) ?? all.FirstOrDefault())?.Version;
        return await db.Set<DefinitionVersion>().AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == request.DefinitionId && d.Version == number, cancellationToken) is { } found
            ? DefinitionView.Of(found, [.. all.Select(d => d.Version)])
            : Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
    }
}
