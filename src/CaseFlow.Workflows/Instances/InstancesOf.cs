using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>The instances of a definition that the actor may see. The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of the subject's number, name or place.</param>
/// <param name="State">A key of <see cref="InstanceKeys.States"/>.</param>
/// <param name="Incidents">True: only with an open incident.</param>
/// <param name="StandingDays">Unfinished ones on which nothing has happened for so many days: 3, 7 or 30.</param>
/// <param name="Sort"><c>started</c> (default, the newest first), <c>moved</c> or <c>version</c>.</param>
[AnyRole]
public sealed record InstancesOf(
    string DefinitionId, string? Search = null, int? Version = null, string? State = null, bool Incidents = false, int? StandingDays = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<InstancesPage>;

public sealed record InstancesPage(
    Page<InstanceLine> Page, IReadOnlyList<ChipCount> Versions, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> WithIncidents, IReadOnlyList<ChipCount> Standing);

/// <param name="Subject">Null where it belongs to none.</param>
/// <param name="Steps">What it waits at now; empty when it has ended.</param>
/// <param name="MovedAt">When it last went on.</param>
public sealed record InstanceLine(
    Guid Id, int Version, string State, string StateName, SubjectName? Subject, IReadOnlyList<InstanceStep> Steps, int OpenIncidents,
    DateTimeOffset StartedAt, DateTimeOffset MovedAt, DateTimeOffset? FinishedAt);

/// <param name="Holder">Null where no person is waited for.</param>
public sealed record InstanceStep(string Name, DateTimeOffset Since, string? Holder, DateTimeOffset? DueAt);

internal sealed class InstancesOfHandler(CaseFlowDb db, InstanceScope scope, InstanceItems items, TimeProvider time) : IRequestHandler<InstancesOf, Result<InstancesPage>>
{
    public async Task<Result<InstancesPage>> Handle(InstancesOf request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = scope.Search(
            scope.Of(db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.DefinitionId == request.DefinitionId), i => i.CorrelationId), i => i.CorrelationId, request.Search);
        var counts = new InstanceCounts(await CountAsync(all, now, cancellationToken), request);
        var page = request.Page ?? new PageRequest();
        var rows = await Sort(Where(all, request, now), request).Skip(page.Skip).Take(page.Take).Select(InstanceItems.Row).ToListAsync(cancellationToken);
        return new InstancesPage(
            new Page<InstanceLine>(await items.ReadAsync(rows, cancellationToken), counts.Total, page.Number, page.Take),
            counts.Versions, counts.States, counts.WithIncidents, counts.Standing);
    }

    private static Task<List<InstanceCount>> CountAsync(IQueryable<WorkflowInstance> all, DateTimeOffset now, CancellationToken ct)
    {
        var (three, seven, thirty) = (now.AddDays(-3), now.AddDays(-7), now.AddDays(-30));
        return all.GroupBy(i => new
        {
            i.DefinitionVersion, i.Status, i.SubStatus, Bad = i.OpenIncidents > 0,
            Days = i.UpdatedAt < thirty ? 30 : i.UpdatedAt < seven ? 7 : i.UpdatedAt < three ? 3 : 0,
        }).Select(g => new InstanceCount(g.Key.DefinitionVersion, g.Key.Status, g.Key.SubStatus, g.Key.Bad, g.Key.Days, g.Count())).ToListAsync(ct);
    }

    private static IQueryable<WorkflowInstance> Where(IQueryable<WorkflowInstance> all, InstancesOf request, DateTimeOffset now)
    {
        all = request.Version is { } version ? all.Where(i => i.DefinitionVersion == version) : all;
        all = request.Incidents ? all.Where(i => i.OpenIncidents > 0) : all;
        all = request.State switch
        {
            InstanceKeys.Running => all.Where(i => i.Status == InstanceStatus.Running),
            InstanceKeys.Faulted => all.Where(i => i.SubStatus == InstanceSubStatus.Faulted),
            InstanceKeys.Cancelled => all.Where(i => i.SubStatus == InstanceSubStatus.Cancelled),
            InstanceKeys.Finished => all.Where(i => i.SubStatus == InstanceSubStatus.Finished),
            _ => all,
        };
        if (request.StandingDays is not { } days)
        {
            return all;
        }

        var before = now.AddDays(-days);
        return all.Where(i => i.UpdatedAt < before && (i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted));
    }

    private static IQueryable<WorkflowInstance> Sort(IQueryable<WorkflowInstance> all, InstancesOf request) => (request.Sort, request.Descending) switch
    {
        ("moved", true) => all.OrderByDescending(i => i.UpdatedAt).ThenBy(i => i.Id),
        ("moved", false) => all.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id),
        ("version", true) => all.OrderByDescending(i => i.DefinitionVersion).ThenBy(i => i.Id),
        ("version", false) => all.OrderBy(i => i.DefinitionVersion).ThenBy(i => i.Id),
        ("started", false) => all.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id),
        _ => all.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id),
    };
}
