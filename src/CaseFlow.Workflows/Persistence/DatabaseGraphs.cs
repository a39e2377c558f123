using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Compiled versions of this process; a version's content is part of its key, so nothing here grows old.</summary>
internal sealed class GraphCache
{
    private readonly ConcurrentDictionary<(string DefinitionId, int Version, string Hash), WorkflowGraph> _graphs = new();
    private readonly ConcurrentDictionary<(string DefinitionId, int Version), WorkflowGraph> _published = new();

    public WorkflowGraph? Find(string definitionId, int version) => _published.GetValueOrDefault((definitionId, version));

    public WorkflowGraph? Find(string definitionId, int version, string hash) => _graphs.GetValueOrDefault((definitionId, version, hash));

    public void Keep(WorkflowGraph graph, string hash, bool committed)
    {
        _graphs[(graph.DefinitionId, graph.Version, hash)] = graph;
        if (committed)
        {
            _published[(graph.DefinitionId, graph.Version)] = graph;
        }
    }
}

/// <summary>Graphs of the versions in the database.</summary>
internal sealed class DatabaseGraphs(CaseFlowDb db, GraphCache cache, GraphCompiler compiler) : IGraphSource
{
    public async ValueTask<WorkflowGraph?> PublishedAsync(string definitionId, CancellationToken ct)
    {
        var version = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == definitionId && d.IsPublished)
            .Select(d => (int?)d.Version).FirstOrDefaultAsync(ct);
        return version is { } found ? await VersionAsync(definitionId, found, ct) : null;
    }

    public async ValueTask<WorkflowGraph?> VersionAsync(string definitionId, int version, CancellationToken ct)
    {
        if (cache.Find(definitionId, version) is { } known)
        {
            return known;
        }

        var row = await db.Set<DefinitionVersion>().AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.Version == version, ct);
        if (row is null)
        {
            return null;
        }

        var graph = cache.Find(definitionId, version, row.ContentHash);
        if (graph is null)
        {
            graph = await CompileAsync(WorkflowDocument.Parse(row.Document), [], ct);
            // What this transaction imported itself may still be rolled back.
            var own = db.Set<DefinitionVersion>().Local.Any(d => d.DefinitionId == definitionId && d.Version == version);
            cache.Keep(graph, row.ContentHash, row.PublishedAt is not null && !own);
        }

        return graph;
    }

    /// <param name="beside">Documents about to be stored together with it.</param>
    public async Task<WorkflowGraph> CompileAsync(WorkflowDocument document, IEnumerable<WorkflowDocument> beside, CancellationToken ct)
    {
        var usable = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.UsableAsActivity && d.PublishedAt != null).Select(d => d.Document).ToListAsync(ct);
        return compiler.Compile(document, new Usable([.. beside, .. usable.Select(WorkflowDocument.Parse)]));
    }

    private sealed class Usable(IReadOnlyList<WorkflowDocument> documents) : IUsableDefinitions
    {
        public WorkflowDocument? Find(string? definitionId, string? versionId, string type) => UsableNames.Find(documents, definitionId, versionId, type);
    }
}
