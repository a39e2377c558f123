using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>What is written down about one visible instance: its row, its version, its journal.</summary>
internal sealed record LoggedInstance(WorkflowInstance Row, WorkflowGraph Graph, IReadOnlyList<JournalRow> Journal, IReadOnlyDictionary<string, ActivityNode> Nodes)
{
    public bool Ended => Row.Status == InstanceStatus.Finished;
}

/// <summary>Reads it within the scope of who asks.</summary>
internal sealed class InstanceLog(CaseFlowDb db, VisibleInstances visible, IGraphSource graphs)
{
    public async Task<LoggedInstance?> FindAsync(Guid instanceId, CancellationToken ct)
    {
        if (await visible.FindAsync(instanceId, ct) is not { } row || await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, ct) is not { } graph)
        {
            return null;
        }

        var journal = await db.Set<JournalRow>().AsNoTracking().Where(j => j.InstanceId == instanceId).OrderBy(j => j.Burst).ToListAsync(ct);
        return new LoggedInstance(row, graph, journal, await NodesAsync(graph, journal, ct));
    }

    /// <summary>Before it was moved an instance ran activities that its version may no longer have; they are looked up in the versions before.</summary>
    private async Task<IReadOnlyDictionary<string, ActivityNode>> NodesAsync(WorkflowGraph graph, IReadOnlyList<JournalRow> journal, CancellationToken ct)
    {
        var missing = journal.SelectMany(r => JournalJson.Read(r.Entries)).Select(e => e.NodeId).Where(id => !graph.ByNodeId.ContainsKey(id)).ToHashSet();
        if (missing.Count == 0)
        {
            return graph.ByNodeId;
        }

        var nodes = new Dictionary<string, ActivityNode>(graph.ByNodeId);
        var others = await db.Set<Definitions.DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == graph.DefinitionId && d.Version != graph.Version)
            .OrderByDescending(d => d.Version).Select(d => d.Version).ToListAsync(ct);
        foreach (var version in others)
        {
            var known = (await graphs.VersionAsync(graph.DefinitionId, version, ct))!.ByNodeId;
            foreach (var id in missing.Where(known.ContainsKey).ToList())
            {
                nodes[id] = known[id];
                missing.Remove(id);
            }

            if (missing.Count == 0)
            {
                break;
            }
        }

        return nodes;
    }
}
