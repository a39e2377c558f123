using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>The start activities of published versions that go by the clock; one of them with its misfire rule when it is named.</summary>
[ProcessOnly]
public sealed record ScheduledStarts(Guid? Only = null) : IQuery<IReadOnlyList<ScheduledStart>>;

internal sealed class ScheduledStartsHandler(CaseFlowDb db, IGraphSource graphs, MisfireSettings settings) : IRequestHandler<ScheduledStarts, Result<IReadOnlyList<ScheduledStart>>>
{
    private static readonly string[] Kinds = [TriggerKinds.Cron, TriggerKinds.Timer, TriggerKinds.StartAt];

    public async Task<Result<IReadOnlyList<ScheduledStart>>> Handle(ScheduledStarts request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<TriggerRow>().AsNoTracking()
            .Where(t => Kinds.Contains(t.Kind) && (request.Only == null || t.Id == request.Only)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var starts = new List<ScheduledStart>(rows.Count);
        foreach (var row in rows)
        {
            var node = request.Only is null ? null : (await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, cancellationToken))?.ByNodeId.GetValueOrDefault(row.NodeId);
            starts.Add(ScheduledStart.Of(row) with { Misfire = Misfire.Of(node, settings) });
        }

        return Result<IReadOnlyList<ScheduledStart>>.From(starts);
    }
}
