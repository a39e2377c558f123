using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Stuck;

/// <summary>Open incidents that wait for somebody's decision, the newest first, within the actor's scope.</summary>
/// <param name="Search">Part of the subject's number, name or place.</param>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record StuckIncidents(string? Search = null, string? DefinitionId = null, PageRequest? Page = null) : IQuery<StuckIncidentList>;

public sealed record StuckIncidentList(Page<StuckIncident> Page, IReadOnlyList<ChipCount> Definitions);

/// <param name="Cause">In plain words.</param>
/// <param name="Detail">What the program said, for process administrators only; null where the cause says all.</param>
/// <param name="Tries">How often the activity failed in this instance.</param>
/// <param name="Stops">The whole instance stands still until it is decided.</param>
/// <param name="Outcomes">The ways on from the activity: what may be chosen when it is skipped.</param>
public sealed record StuckIncident(
    Guid Id, Guid InstanceId, string DefinitionId, string DefinitionName, int Version, SubjectName? Subject, string Step, string Cause, string? Detail,
    DateTimeOffset At, int Tries, bool Stops, IReadOnlyList<IncidentOutcome> Outcomes);

/// <summary>A way on, as the definition names it and as people read it.</summary>
public sealed record IncidentOutcome(string Key, string Text);

internal sealed class StuckIncidentsHandler(CaseFlowDb db, InstanceScope scope, Subjects subjects, IGraphSource graphs, RequestContext context)
    : IRequestHandler<StuckIncidents, Result<StuckIncidentList>>
{
    public async Task<Result<StuckIncidentList>> Handle(StuckIncidents request, CancellationToken cancellationToken)
    {
        var all = scope.Search(scope.Of(db.Set<IncidentRow>().AsNoTracking().Where(i => i.ResolvedAt == null), i => i.CorrelationId), i => i.CorrelationId, request.Search);
        var counts = await all.GroupBy(i => i.DefinitionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var named = await db.Set<DefinitionVersion>().Where(d => d.IsLatest && counts.Keys.Contains(d.DefinitionId))
            .ToDictionaryAsync(d => d.DefinitionId, d => d.Name, cancellationToken);
        var page = request.Page ?? new PageRequest();
        var shown = all.Where(i => request.DefinitionId == null || i.DefinitionId == request.DefinitionId);
        var rows = await shown.OrderByDescending(i => i.At).ThenBy(i => i.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new StuckIncidentList(
            new Page<StuckIncident>(
                await ReadAsync(rows, named, cancellationToken), request.DefinitionId is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum(), page.Number, page.Take),
            [.. counts.Select(c => new ChipCount(c.Key, named.GetValueOrDefault(c.Key, c.Key), c.Value)).OrderBy(c => c.Key, StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<StuckIncident>> ReadAsync(List<IncidentRow> rows, Dictionary<string, string> named, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.InstanceId);
        var instances = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.DefinitionVersion, i.Status }).ToDictionaryAsync(i => i.Id, ct);
        var tries = (await db.Set<IncidentRow>().Where(i => ids.Contains(i.InstanceId)).GroupBy(i => new { i.InstanceId, i.ActivityId })
            .Select(g => new { g.Key.InstanceId, g.Key.ActivityId, Count = g.Count() }).ToListAsync(ct)).ToDictionary(t => (t.InstanceId, t.ActivityId), t => t.Count);
        var names = await SubjectNames.ReadAsync(subjects, rows.Select(r => r.CorrelationId), ct);
        var detailed = context.Who.IsSystem || context.Who.Is(Roles.ProcessAdministrator);
        var read = new List<StuckIncident>();
        foreach (var row in rows)
        {
            var instance = instances.GetValueOrDefault(row.InstanceId);
            var graph = instance is null ? null : await graphs.VersionAsync(row.DefinitionId, instance.DefinitionVersion, ct);
            read.Add(new StuckIncident(
                row.Id, row.InstanceId, row.DefinitionId, named.GetValueOrDefault(row.DefinitionId, row.DefinitionId), instance?.DefinitionVersion ?? 0,
                names.Of(row.CorrelationId), graph is null ? row.ActivityName ?? row.ActivityId : StepNames.Of(graph, row.ActivityId),
                IncidentWords.Cause(row.Code, row.Args), detailed ? IncidentWords.Detail(row.Code, row.Args) : null,
                row.At, tries.GetValueOrDefault((row.InstanceId, row.ActivityId), 1), instance?.Status == InstanceStatus.Finished, Outcomes(graph, row.ActivityId)));
        }

        return read;
    }

    private static IReadOnlyList<IncidentOutcome> Outcomes(WorkflowGraph? graph, string activityId)
    {
        if (graph?.Nodes.FirstOrDefault(n => n.Id == activityId) is not { Parent.Plan: FlowPlan plan } node)
        {
            return [];
        }

        var forms = node.ConstantInput("Forms") as JsonObject;
        return
        [
            .. plan.Connections.Where(c => c.SourceId == activityId).Select(c => c.Port).Distinct().Order(StringComparer.Ordinal)
                .Select(p => new IncidentOutcome(p, (forms?[p] as JsonObject)?.Text("label") ?? TextCatalog.Find($"flow.port.{p}") ?? TextCatalog.Find($"activity-port.{p}") ?? p)),
        ];
    }
}
