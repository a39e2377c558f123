using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Compiled versions of this process; a version's content and pins are part of its key, so nothing here grows old.</summary>
internal sealed class GraphCache
{
    private readonly ConcurrentDictionary<(string DefinitionId, int Version, string Content), WorkflowGraph> _graphs = new();
    private readonly ConcurrentDictionary<(string DefinitionId, int Version), WorkflowGraph> _published = new();

    public WorkflowGraph? Find(string definitionId, int version) => _published.GetValueOrDefault((definitionId, version));

    public WorkflowGraph? Find(string definitionId, int version, string content) => _graphs.GetValueOrDefault((definitionId, version, content));

    public void Keep(WorkflowGraph graph, string content, bool committed)
    {
        _graphs[(graph.DefinitionId, graph.Version, content)] = graph;
        if (committed)
        {
            _published[(graph.DefinitionId, graph.Version)] = graph;
        }
    }
}

/// <summary>Graphs of the versions in the database.</summary>
internal sealed class DatabaseGraphs(CaseFlowDb db, GraphCache cache, GraphCompiler compiler, ActivityCatalog catalog) : IGraphSource
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

        var content = row.ContentHash + row.Pins;
        var graph = cache.Find(definitionId, version, content);
        if (graph is null)
        {
            (graph, _) = await CompileAsync(WorkflowDocument.Parse(row.Document), ChildPins.Parse(row.Pins), ct);
            // What this transaction published itself may still be rolled back.
            var own = db.Set<DefinitionVersion>().Local.Any(d => d.DefinitionId == definitionId && d.Version == version);
            cache.Keep(graph, content, row.PublishedAt is not null && !own);
        }

        return graph;
    }

    /// <summary>The graph, and the version of each definition it uses as an activity.</summary>
    /// <param name="pins">Null chooses the published version of each child.</param>
    public async Task<(WorkflowGraph Graph, ChildPins Pins)> CompileAsync(WorkflowDocument document, ChildPins? pins, CancellationToken ct)
    {
        var usable = await UsableDefinitions.LoadAsync(db, catalog, document, pins, ct);
        return (compiler.Compile(document, usable), usable.Chosen);
    }
}
