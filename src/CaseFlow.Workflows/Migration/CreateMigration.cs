using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Migration;

/// <summary>A plan as somebody writes it.</summary>
/// <param name="From">The version that instances run on.</param>
/// <param name="BatchSize">Null: as the settings say; likewise <paramref name="UndoHours"/>.</param>
public sealed record MigrationDraft(
    string DefinitionId, int From, int To, string Reason, IReadOnlyList<NodePair>? Map = null, IReadOnlyList<string>? Open = null,
    UnmappedRule Unmapped = UnmappedRule.Refuse, InstanceFilter? Filter = null, int? BatchSize = null, int? UndoHours = null)
{
    public MigrationRules Rules => new(Map ?? [], Open ?? [], Unmapped);
}

/// <summary>Writes a plan down after checking it against both versions. Nothing is moved yet.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CreateMigration(MigrationDraft Plan) : ICommand<MigrationCreated>;

public sealed record MigrationCreated(Guid PlanId);

internal sealed class CreateMigrationValidator : AbstractValidator<CreateMigration>
{
    public CreateMigrationValidator()
    {
        RuleFor(x => x.Plan.DefinitionId).NotEmpty();
        RuleFor(x => x.Plan.Reason).NotEmpty().MaximumLength(500);
        RuleFor(x => x.Plan.BatchSize).InclusiveBetween(1, 10_000);
        RuleFor(x => x.Plan.UndoHours).InclusiveBetween(0, 24 * 90);
    }
}

internal sealed class CreateMigrationHandler(
    CaseFlowDb db, MigrationMaps maps, MigrationSettings settings, ReleaseSettings releases, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<CreateMigration, Result<MigrationCreated>>
{
    public async Task<Result<MigrationCreated>> Handle(CreateMigration request, CancellationToken cancellationToken)
    {
        var draft = request.Plan;
        var (_, refusals) = await maps.ReadAsync(draft.DefinitionId, draft.From, draft.To, draft.Rules, cancellationToken);
        if (refusals.Count > 0)
        {
            return Result<MigrationCreated>.Refused(refusals);
        }

        var now = time.GetUtcNow();
        var plan = new MigrationPlan
        {
            Id = Guid.CreateVersion7(now),
            DefinitionId = draft.DefinitionId,
            FromVersion = draft.From,
            ToVersion = draft.To,
            Rules = JsonSerializer.Serialize(draft.Rules, JsonValues.Options),
            Filter = JsonSerializer.Serialize(draft.Filter ?? new InstanceFilter(), JsonValues.Options),
            Reason = draft.Reason,
            BatchSize = draft.BatchSize ?? settings.BatchSize,
            UndoHours = draft.UndoHours ?? settings.UndoHours,
            CreatedById = context.Who.PersonId,
            CreatedBy = context.Who.Name,
            CreatedAt = now,
        };
        db.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        if (releases.SecondPerson && !context.Who.IsSystem)
        {
            await AskAsync(plan, cancellationToken);
        }

        return new MigrationCreated(plan.Id);
    }

    /// <summary>The other process administrators are told that a plan waits for one of them.</summary>
    private async Task AskAsync(MigrationPlan plan, CancellationToken ct)
    {
        using (context.EnterProcess())
        {
            await mediator.Send(
                new SendNotice(
                    plan.Id, "migration.approval", [$"{PartyKeys.RolePrefix}{Roles.ProcessAdministrator}"], TextCatalog.Get("migration.approval-title"),
                    TextCatalog.Get("migration.approval-text", plan.CreatedBy, "{case}", plan.Reason)) { Except = plan.CreatedById },
                ct);
        }
    }
}
