using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;


/// <summary>Begins a released plan: the instances it is about are written down now; those that start later are not moved.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record StartMigration(Guid PlanId) : ICommand<MigrationStarted>;

public sealed record MigrationStarted(Guid PlanId, int Instances);

/// <summary>Holds a running plan after the instance in hand.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record StopMigration(Guid PlanId) : ICommand<Done>;

/// <summary>Goes on with a stopped plan. One that runs already, or that its host left by dying, is simply gone on with.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ResumeMigration(Guid PlanId) : ICommand<Done>;

/// <summary>Takes a plan back: the instances that have not gone on since return to the version and state they had.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record UndoMigration(Guid PlanId, string Reason) : ICommand<Done>;

internal sealed class UndoMigrationValidator : AbstractValidator<UndoMigration>
{
    public UndoMigrationValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class SteerMigration(CaseFlowDb db, HeldPlans plans, Subjects subjects, RequestContext context, TimeProvider time) :
    IRequestHandler<StartMigration, Result<MigrationStarted>>,
    IRequestHandler<StopMigration, Result<Done>>,
    IRequestHandler<ResumeMigration, Result<Done>>,
    IRequestHandler<UndoMigration, Result<Done>>
{
    private const int Portion = 1_000;

    public async Task<Result<MigrationStarted>> Handle(StartMigration request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.TakeAsync(request.PlanId, cancellationToken, MigrationStatus.Ready);
        if (plan is null)
        {
            return refusal!;
        }

        if (plan.ApprovedContent != plan.Content)
        {
            return Refusal.Conflict("migration.plan-changed");
        }

        var now = time.GetUtcNow();
        (plan.Status, plan.StartedAt, plan.StartedById, plan.StartedBy) = (MigrationStatus.Running, now, context.Who.PersonId, context.Who.Name);
        var found = await MigrationMaps.FilterOf(plan).Of(db.Set<WorkflowInstance>().AsNoTracking(), plan.DefinitionId, plan.FromVersion, subjects)
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.CorrelationId }).ToListAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var portion in found.Chunk(Portion))
        {
            db.AddRange(portion.Select(i => new MigrationItem { PlanId = plan.Id, InstanceId = i.Id, CorrelationId = i.CorrelationId }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return new MigrationStarted(plan.Id, found.Count);
    }

    public async Task<Result<Done>> Handle(StopMigration request, CancellationToken cancellationToken) =>
        await SetAsync(request.PlanId, MigrationStatus.Stopped, cancellationToken, MigrationStatus.Running);

    public async Task<Result<Done>> Handle(ResumeMigration request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.TakeAsync(request.PlanId, cancellationToken, MigrationStatus.Stopped, MigrationStatus.Running, MigrationStatus.Undoing);
        if (plan is null)
        {
            return refusal!;
        }

        plan.Status = plan.Status == MigrationStatus.Stopped ? MigrationStatus.Running : plan.Status;
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(UndoMigration request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.TakeAsync(request.PlanId, cancellationToken, MigrationStatus.Done, MigrationStatus.Stopped);
        if (plan is null)
        {
            return refusal!;
        }

        if (plan.StartedAt!.Value.AddHours(plan.UndoHours) is var until && until < time.GetUtcNow())
        {
            return Refusal.Conflict("migration.undo.too-late", until.ToLongText());
        }

        (plan.Status, plan.UndoReason, plan.FinishedAt) = (MigrationStatus.Undoing, request.Reason, null);
        return Done.Value;
    }

    private async Task<Result<Done>> SetAsync(Guid planId, MigrationStatus status, CancellationToken ct, params MigrationStatus[] from)
    {
        var (plan, refusal) = await plans.TakeAsync(planId, ct, from);
        if (plan is null)
        {
            return refusal!;
        }

        plan.Status = status;
        return Done.Value;
    }
}
