using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Migration;

/// <summary>
/// Releases a draft for its start; its mapping is checked again. Where the settings ask for a second person (reliability
/// F14) it is not the one who wrote it. An operator at the command line answers for it alone.
/// </summary>
/// <param name="Content">Fingerprint of what was read; null: as the plan is now.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ReleaseMigration(Guid PlanId, string? Content = null) : ICommand<Done>;

/// <summary>Gives a plan up before it begins, by its author or by whoever will not approve it.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record WithdrawMigration(Guid PlanId, string Reason) : ICommand<Done>;

internal sealed class WithdrawMigrationValidator : AbstractValidator<WithdrawMigration>
{
    public WithdrawMigrationValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class ApproveMigration(HeldPlans plans, MigrationMaps maps, ReleaseSettings releases, RequestContext context, TimeProvider time) :
    IRequestHandler<ReleaseMigration, Result<Done>>,
    IRequestHandler<WithdrawMigration, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReleaseMigration request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.TakeAsync(request.PlanId, cancellationToken, MigrationStatus.Draft);
        if (plan is null)
        {
            return refusal!;
        }

        if (releases.SecondPerson && !context.Who.IsSystem && context.Who.PersonId == plan.CreatedById)
        {
            return Refusal.Conflict("migration.own-plan");
        }

        if (request.Content is { } read && read != plan.Content)
        {
            return Refusal.Conflict("migration.plan-changed");
        }

        var (_, refusals) = await maps.ReadAsync(plan, cancellationToken);
        if (refusals.Count > 0)
        {
            return Result<Done>.Refused(refusals);
        }

        (plan.Status, plan.ApprovedContent) = (MigrationStatus.Ready, plan.Content);
        (plan.ApprovedById, plan.ApprovedBy, plan.ApprovedAt) = (context.Who.PersonId, context.Who.Name, time.GetUtcNow());
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(WithdrawMigration request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.TakeAsync(request.PlanId, cancellationToken, MigrationStatus.Draft, MigrationStatus.Ready);
        if (plan is null)
        {
            return refusal!;
        }

        (plan.Status, plan.FinishedAt, plan.UndoReason) = (MigrationStatus.Withdrawn, time.GetUtcNow(), request.Reason);
        return Done.Value;
    }
}
