using System.Runtime.CompilerServices;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>The instances that a plan is about, with what it means for each; read a portion at a time, whatever their number.</summary>
internal sealed class MigrationCases(CaseFlowDb db, Subjects subjects)
{
    private const int Portion = 500;

    public IQueryable<WorkflowInstance> Of(InstanceFilter filter, string definitionId, int version) =>
        filter.Of(db.Set<WorkflowInstance>().AsNoTracking(), definitionId, version, subjects);

    public async IAsyncEnumerable<InstanceMove> AllAsync(
        IQueryable<WorkflowInstance> instances, NodeMap map, MigrationRules rules, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = Guid.Empty; ;)
        {
            var last = after;
            var rows = await instances.Where(i => i.Id > last).OrderBy(i => i.Id).Take(Portion)
                .Select(i => new StoredState(i.Id, i.CorrelationId, i.Status, i.SubStatus, i.CreatedAt, i.State)).ToListAsync(ct);
            foreach (var row in rows)
            {
                yield return new InstanceMove(row.Read(map.From), map, rules);
            }

            if (rows.Count < Portion)
            {
                yield break;
            }

            after = rows[^1].Id;
        }
    }

    public static async Task<List<InstanceMove>> PageAsync(
        IQueryable<WorkflowInstance> instances, PageRequest page, NodeMap map, MigrationRules rules, CancellationToken ct)
    {
        var rows = await instances.OrderBy(i => i.Id).Skip(page.Skip).Take(page.Take)
            .Select(i => new StoredState(i.Id, i.CorrelationId, i.Status, i.SubStatus, i.CreatedAt, i.State)).ToListAsync(ct);
        return rows.ConvertAll(r => new InstanceMove(r.Read(map.From), map, rules));
    }

    private sealed record StoredState(Guid Id, string? CorrelationId, InstanceStatus Status, InstanceSubStatus SubStatus, DateTimeOffset CreatedAt, string State)
    {
        public InstanceState Read(WorkflowGraph graph)
        {
            var state = new InstanceState { Id = Id, Graph = graph, CorrelationId = CorrelationId, Status = Status, SubStatus = SubStatus, CreatedAt = CreatedAt };
            InstanceStateJson.Read(state, State);
            return state;
        }
    }
}
