using System.Linq.Expressions;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>What a list reads of an instance.</summary>
internal sealed record InstanceRow(
    Guid Id, string DefinitionId, int Version, InstanceStatus Status, InstanceSubStatus SubStatus, string? CorrelationId, int OpenIncidents,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

/// <summary>Rows of instances as people read them: a page at a time, five queries whatever its size.</summary>
internal sealed class InstanceItems(CaseFlowDb db, IGraphSource graphs, Subjects subjects, IMediator mediator, RequestContext context)
{
    public static readonly Expression<Func<WorkflowInstance, InstanceRow>> Row = i => new InstanceRow(
        i.Id, i.DefinitionId, i.DefinitionVersion, i.Status, i.SubStatus, i.CorrelationId, i.OpenIncidents, i.CreatedAt, i.UpdatedAt, i.FinishedAt);

    public async Task<IReadOnlyList<InstanceLine>> ReadAsync(IReadOnlyList<InstanceRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var points = (await db.Set<BookmarkRow>().AsNoTracking().Where(b => ids.Contains(b.InstanceId)).OrderBy(b => b.CreatedAt).ToListAsync(ct)).ToLookup(b => b.InstanceId);
        var facts = await WaitFacts.ReadAsync(mediator, context, [.. points.SelectMany(p => p).Select(b => b.Id)], ct);
        var names = await SubjectNames.ReadAsync(subjects, rows.Select(r => r.CorrelationId), ct);
        var items = new List<InstanceLine>();
        foreach (var row in rows)
        {
            var graph = await graphs.VersionAsync(row.DefinitionId, row.Version, ct);
            var state = InstanceKeys.Of(row.Status, row.SubStatus);
            items.Add(new InstanceLine(
                row.Id, row.Version, state, TextCatalog.Get($"instance-state.{state}"), names.Of(row.CorrelationId),
                [.. points[row.Id].Select(b => Step(b, graph, facts)).DistinctBy(s => (s.Name, s.Holder, s.DueAt))],
                row.OpenIncidents, row.CreatedAt, row.UpdatedAt, row.FinishedAt));
        }

        return items;
    }

    private static InstanceStep Step(BookmarkRow point, WorkflowGraph? graph, WaitFacts facts)
    {
        var (title, holder, due) = facts.Of(point.Id, point.DueAt);
        return new InstanceStep(title ?? StepNames.Of(graph, point.ActivityId), point.CreatedAt, holder, due);
    }
}
