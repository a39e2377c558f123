using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Instances by Elsa's filter of alterations; at most 10,000. An empty filter finds nothing unless it says that it means all.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record FindAlterable(AlterationFilter Filter) : IQuery<IReadOnlyList<Guid>>;

public sealed record AlterationFilter(
    IReadOnlyList<Guid>? InstanceIds, IReadOnlyList<string>? CorrelationIds, IReadOnlyList<string>? DefinitionIds, IReadOnlyList<string>? Statuses,
    IReadOnlyList<string>? SubStatuses, bool EmptyFilterSelectsAll)
{
    internal bool IsEmpty => InstanceIds is null && CorrelationIds is null && DefinitionIds is null && Statuses is null && SubStatuses is null;
}

/// <summary>Keeps what was asked and what became of each instance, as the JSON that is answered for it.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record KeepAlterationPlan(Guid PlanId, string Document) : ICommand<Done>;

[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetAlterationPlan(Guid PlanId) : IQuery<string>;

/// <summary>Open incidents of an instance, of the named activities where some are named.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record FailedActivities(Guid InstanceId, IReadOnlyList<string>? ActivityIds) : IQuery<IReadOnlyList<string>>;

internal sealed class AlterationPlan
{
    public required Guid Id { get; init; }
    public required string Document { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AlterationPlanModel : IModelContribution
{
    public void Configure(ModelBuilder model) => model.Entity<AlterationPlan>(e =>
    {
        e.ToTable("alteration_plans");
        e.HasIndex(x => x.CreatedAt);
    });
}

internal sealed class AlterationPlans(CaseFlowDb db, VisibleInstances visible, TimeProvider time) :
    IRequestHandler<FindAlterable, Result<IReadOnlyList<Guid>>>,
    IRequestHandler<KeepAlterationPlan, Result<Done>>,
    IRequestHandler<GetAlterationPlan, Result<string>>,
    IRequestHandler<FailedActivities, Result<IReadOnlyList<string>>>
{
    private const int Most = 10_000;

    public async Task<Result<IReadOnlyList<Guid>>> Handle(FindAlterable request, CancellationToken cancellationToken)
    {
        var filter = request.Filter;
        if (filter is { IsEmpty: true, EmptyFilterSelectsAll: false })
        {
            return Result<IReadOnlyList<Guid>>.From(Array.Empty<Guid>());
        }

        var all = visible.All();
        all = filter.InstanceIds is { } ids ? all.Where(i => ids.Contains(i.Id)) : all;
        all = filter.CorrelationIds is { } correlations ? all.Where(i => correlations.Contains(i.CorrelationId!)) : all;
        all = filter.DefinitionIds is { } definitions ? all.Where(i => definitions.Contains(i.DefinitionId)) : all;
        var statuses = Read<InstanceStatus>(filter.Statuses);
        all = statuses is null ? all : all.Where(i => statuses.Contains(i.Status));
        var subStatuses = Read<InstanceSubStatus>(filter.SubStatuses);
        all = subStatuses is null ? all : all.Where(i => subStatuses.Contains(i.SubStatus));
        return await all.OrderBy(i => i.Id).Select(i => i.Id).Take(Most).ToListAsync(cancellationToken);
    }

    public async Task<Result<Done>> Handle(KeepAlterationPlan request, CancellationToken cancellationToken)
    {
        await db.Set<AlterationPlan>().Where(p => p.Id == request.PlanId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new AlterationPlan { Id = request.PlanId, Document = request.Document, CreatedAt = time.GetUtcNow() });
        return Done.Value;
    }

    public async Task<Result<string>> Handle(GetAlterationPlan request, CancellationToken cancellationToken) =>
        await db.Set<AlterationPlan>().Where(p => p.Id == request.PlanId).Select(p => p.Document).FirstOrDefaultAsync(cancellationToken) is { } document
            ? document
            : Refusal.NotFound("migration.unknown-plan", request.PlanId);

    public async Task<Result<IReadOnlyList<string>>> Handle(FailedActivities request, CancellationToken cancellationToken) =>
        await db.Set<IncidentRow>().Where(i => i.InstanceId == request.InstanceId && i.ResolvedAt == null && (request.ActivityIds == null || request.ActivityIds.Contains(i.ActivityId)))
            .OrderBy(i => i.At).Select(i => i.ActivityId).ToListAsync(cancellationToken);

    private static T[]? Read<T>(IReadOnlyList<string>? names)
        where T : struct, Enum => names is null ? null : [.. names.Select(n => Enum.TryParse<T>(n, true, out var value) ? value : (T?)null).OfType<T>()];
}
