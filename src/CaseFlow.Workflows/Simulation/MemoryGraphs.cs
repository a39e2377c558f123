using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Graphs of given documents; all count as published.</summary>
internal sealed class MemoryGraphs(GraphCompiler compiler, IReadOnlyList<WorkflowDocument> documents) : IGraphSource, IUsableDefinitions
{
    private readonly Dictionary<WorkflowDocument, WorkflowGraph> _compiled = [];
    private readonly List<UsableVersion> _usable =
        [.. documents.Where(d => d.UsableAsActivity).Select(d => new UsableVersion(d.DefinitionId, d.Version, d.Id, d.Name, IsPublished: true))];

    public WorkflowGraph Of(WorkflowDocument document)
    {
        if (!_compiled.TryGetValue(document, out var graph))
        {
            _compiled[document] = graph = compiler.Compile(document, this);
        }

        return graph;
    }

    /// <summary>The newest version of each definition: only those start by events.</summary>
    public IEnumerable<WorkflowGraph> Newest() => documents.GroupBy(d => d.DefinitionId).Select(g => Of(g.MaxBy(d => d.Version)!)).ToList();

    public ValueTask<WorkflowGraph?> PublishedAsync(string definitionId, CancellationToken ct) =>
        ValueTask.FromResult(documents.Where(d => d.DefinitionId == definitionId).MaxBy(d => d.Version) is { } found ? Of(found) : null);

    public ValueTask<WorkflowGraph?> VersionAsync(string definitionId, int version, CancellationToken ct) =>
        ValueTask.FromResult(documents.FirstOrDefault(d => d.DefinitionId == definitionId && d.Version == version) is { } found ? Of(found) : null);

    public WorkflowDocument? Find(WorkflowDocument within, string? definitionId, string? versionId, string type) =>
        UsableNames.Find(_usable, null, definitionId, versionId, type) is { } found
            ? documents.First(d => d.DefinitionId == found.DefinitionId && d.Version == found.Version)
            : null;

    public WorkflowDocument? Started(string definitionId) => documents.Where(d => d.DefinitionId == definitionId).MaxBy(d => d.Version);
}
