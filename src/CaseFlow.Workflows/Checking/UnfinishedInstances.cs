using System.Runtime.CompilerServices;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>An instance that runs or stopped at a fault, with its wait points as its state and as the rows tell them.</summary>
/// <param name="Held">Null when the state cannot be read.</param>
internal sealed record UnfinishedInstance(
    Guid Id, string DefinitionId, int Version, bool Runs, int OpenIncidents, IReadOnlyList<Bookmark>? Held, IReadOnlyList<BookmarkRow> Stored)
{
    public Violation Breaks(string invariant, params object?[] args) => new(invariant, Id, DefinitionId, Version, args);
}

/// <summary>Reads unfinished instances a page at a time.</summary>
internal sealed class UnfinishedInstances(CaseFlowDb db)
{
    public const int PageSize = 500;

    public async IAsyncEnumerable<IReadOnlyList<UnfinishedInstance>> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = Guid.Empty; ;)
        {
            var rows = await db.Set<WorkflowInstance>().AsNoTracking()
                .Where(i => (i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted) && i.Id > after)
                .OrderBy(i => i.Id).Take(PageSize)
                .Select(i => new { i.Id, i.DefinitionId, i.DefinitionVersion, i.Status, i.OpenIncidents, i.State }).ToListAsync(ct);
            if (rows.Count == 0)
            {
                yield break;
            }

            var ids = rows.ConvertAll(r => r.Id);
            var stored = (await db.Set<BookmarkRow>().AsNoTracking().Where(b => ids.Contains(b.InstanceId)).ToListAsync(ct)).ToLookup(b => b.InstanceId);
            yield return rows.ConvertAll(r => new UnfinishedInstance(
                r.Id, r.DefinitionId, r.DefinitionVersion, r.Status == InstanceStatus.Running, r.OpenIncidents, WaitPoints(r.State), [.. stored[r.Id]]));
            after = rows[^1].Id;
        }
    }

    // Only this member of the state: opening the whole would need its version's graph.
    private static IReadOnlyList<Bookmark>? WaitPoints(string state)
    {
        try
        {
            using var json = JsonDocument.Parse(state, new JsonDocumentOptions { MaxDepth = 512 });
            return json.RootElement.TryGetProperty("b", out var list) ? list.Deserialize<List<Bookmark>>(JsonValues.Options)! : [];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
