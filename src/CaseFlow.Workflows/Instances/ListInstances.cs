using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Instances;

/// <summary>Instances within the scope of who asks, a page of them; what is not set does not narrow.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ListInstances : IQuery<InstanceList>
{
    public const int MostRows = 10_000;

    /// <summary>Part of a name or of a correlation, or an id.</summary>
    public string? Search { get; init; }

    public IReadOnlyList<Guid> Ids { get; init; } = [];

    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    public string? VersionId { get; init; }

    public int? Version { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public bool? HasIncidents { get; init; }

    public IReadOnlyList<InstanceStatus> Statuses { get; init; } = [];

    public IReadOnlyList<InstanceSubStatus> SubStatuses { get; init; } = [];

    public IReadOnlyList<InstantFilter> Instants { get; init; } = [];

    public InstanceOrder Order { get; init; }

    public bool Descending { get; init; } = true;

    public int Skip { get; init; }

    public int Take { get; init; } = MostRows;
}

public enum InstanceOrder
{
    Created,
    UpdatedAt,
    Finished,
    Name,
}

public sealed record InstanceList(IReadOnlyList<InstanceItem> Items, int Total);

/// <param name="VersionId">Id of the version it runs on; null when that version is gone.</param>
public sealed record InstanceItem(
    Guid Id, string DefinitionId, string? VersionId, int Version, string Status, string SubStatus, string? CorrelationId, string? Name, int Incidents,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

internal sealed class ListInstancesValidator : AbstractValidator<ListInstances>
{
    public ListInstancesValidator()
    {
        RuleFor(x => x.Skip).GreaterThanOrEqualTo(0);
        RuleFor(x => x.Take).InclusiveBetween(0, ListInstances.MostRows);
    }
}

internal sealed class ListInstancesHandler(CaseFlowDb db, VisibleInstances visible) : IRequestHandler<ListInstances, Result<InstanceList>>
{
    public async Task<Result<InstanceList>> Handle(ListInstances request, CancellationToken cancellationToken)
    {
        var found = ListNarrowing.Of(visible.All(), db.Set<DefinitionVersion>(), request);
        var total = await found.CountAsync(cancellationToken);
        var rows = await Ordered(found, request.Order, request.Descending).Skip(request.Skip).Take(request.Take).Select(i => new
        {
            i.Id, i.DefinitionId, i.DefinitionVersion, i.Status, i.SubStatus, i.CorrelationId, i.Name, i.OpenIncidents, i.CreatedAt, i.UpdatedAt, i.FinishedAt,
        }).ToListAsync(cancellationToken);
        var definitions = rows.Select(r => r.DefinitionId).Distinct().ToList();
        var versions = (await db.Set<DefinitionVersion>().AsNoTracking().Where(d => definitions.Contains(d.DefinitionId))
            .Select(d => new { d.DefinitionId, d.Version, d.VersionId }).ToListAsync(cancellationToken)).ToDictionary(d => (d.DefinitionId, d.Version), d => d.VersionId);
        return new InstanceList(
            rows.ConvertAll(r => new InstanceItem(
                r.Id, r.DefinitionId, versions.GetValueOrDefault((r.DefinitionId, r.DefinitionVersion)), r.DefinitionVersion, r.Status.ToString(), r.SubStatus.ToString(),
                r.CorrelationId, r.Name, r.OpenIncidents, r.CreatedAt, r.UpdatedAt, r.FinishedAt)),
            total);
    }

    /// <summary>Ids grow with the instant an instance is made, so its primary key orders the list.</summary>
    private static IQueryable<WorkflowInstance> Ordered(IQueryable<WorkflowInstance> found, InstanceOrder order, bool descending) => (order, descending) switch
    {
        (InstanceOrder.UpdatedAt, true) => found.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id),
        (InstanceOrder.UpdatedAt, false) => found.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id),
        (InstanceOrder.Finished, true) => found.OrderByDescending(i => i.FinishedAt).ThenByDescending(i => i.Id),
        (InstanceOrder.Finished, false) => found.OrderBy(i => i.FinishedAt).ThenBy(i => i.Id),
        (InstanceOrder.Name, true) => found.OrderByDescending(i => i.Name).ThenByDescending(i => i.Id),
        (InstanceOrder.Name, false) => found.OrderBy(i => i.Name).ThenBy(i => i.Id),
        (_, true) => found.OrderByDescending(i => i.Id),
        _ => found.OrderBy(i => i.Id),
    };
}
