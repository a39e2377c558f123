using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Plans that are to be worked off, the oldest first.</summary>
[ProcessOnly]
public sealed record MigrationsUnderWay : IQuery<IReadOnlyList<Guid>>;

/// <summary>The next instances of a plan; none when it was stopped or is through.</summary>
[ProcessOnly]
public sealed record NextMoves(Guid PlanId) : IQuery<MoveBatch>;

public sealed record MoveBatch(IReadOnlyList<Guid> InstanceIds, bool Undoing, Guid StartedById);

/// <summary>Ends a plan of which no instance is left. A stopped one stays stopped.</summary>
[ProcessOnly]
public sealed record FinishMigration(Guid PlanId) : ICommand<Done>;

/// <summary>Plans whose window to undo is over while states before their moves are still kept.</summary>
[ProcessOnly]
public sealed record UndoWindowsOver : IQuery<IReadOnlyList<Guid>>;

/// <summary>Forgets the states kept for undoing a plan.</summary>
[ProcessOnly]
public sealed record ForgetUndo(Guid PlanId) : ICommand<int>;

internal sealed class RunMigrations(CaseFlowDb db, IDatabaseDialect dialect, TimeProvider time) :
    IRequestHandler<MigrationsUnderWay, Result<IReadOnlyList<Guid>>>,
    IRequestHandler<NextMoves, Result<MoveBatch>>,
    IRequestHandler<FinishMigration, Result<Done>>,
    IRequestHandler<UndoWindowsOver, Result<IReadOnlyList<Guid>>>,
    IRequestHandler<ForgetUndo, Result<int>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(MigrationsUnderWay request, CancellationToken cancellationToken) =>
        await db.Set<MigrationPlan>().Where(p => p.Status == MigrationStatus.Running || p.Status == MigrationStatus.Undoing)
            .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);

    public async Task<Result<MoveBatch>> Handle(NextMoves request, CancellationToken cancellationToken)
    {
        var plan = await db.Set<MigrationPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        if (plan is not { Status: MigrationStatus.Running or MigrationStatus.Undoing })
        {
            return new MoveBatch([], false, plan?.StartedById ?? Guid.Empty);
        }

        var left = LeftOf(plan);
        var ids = await db.Set<MigrationItem>().Where(i => i.PlanId == plan.Id && i.Status == left).OrderBy(i => i.InstanceId)
            .Select(i => i.InstanceId).Take(plan.BatchSize).ToListAsync(cancellationToken);
        return new MoveBatch(ids, plan.Status == MigrationStatus.Undoing, plan.StartedById);
    }

    public async Task<Result<Done>> Handle(FinishMigration request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, $"migration:{request.PlanId:N}", cancellationToken);
        var plan = await db.Set<MigrationPlan>().FirstOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        if (plan is { Status: MigrationStatus.Running or MigrationStatus.Undoing } && LeftOf(plan) is var left
            && !await db.Set<MigrationItem>().AnyAsync(i => i.PlanId == plan.Id && i.Status == left, cancellationToken))
        {
            (plan.Status, plan.FinishedAt) = (plan.Status == MigrationStatus.Running ? MigrationStatus.Done : MigrationStatus.Undone, time.GetUtcNow());
        }

        return Done.Value;
    }

    public async Task<Result<IReadOnlyList<Guid>>> Handle(UndoWindowsOver request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = await db.Set<MigrationPlan>().AsNoTracking()
            .Where(p => p.Status != MigrationStatus.Undoing && p.StartedAt != null && db.Set<MigrationItem>().Any(i => i.PlanId == p.Id && i.Undo != null))
            .Select(p => new { p.Id, p.StartedAt, p.UndoHours }).ToListAsync(cancellationToken);
        return kept.Where(p => p.StartedAt!.Value.AddHours(p.UndoHours) < now).Select(p => p.Id).ToList();
    }

    public async Task<Result<int>> Handle(ForgetUndo request, CancellationToken cancellationToken) => await db.Set<MigrationItem>()
        .Where(i => i.PlanId == request.PlanId && i.Undo != null).ExecuteUpdateAsync(s => s.SetProperty(i => i.Undo, (string?)null), cancellationToken);

    private static MigrationItemStatus LeftOf(MigrationPlan plan) => plan.Status == MigrationStatus.Undoing ? MigrationItemStatus.Moved : MigrationItemStatus.Waiting;
}
