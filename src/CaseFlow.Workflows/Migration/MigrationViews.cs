using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>All plans, or those of one definition, the newest first.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ListMigrations(PageRequest? Page = null, string? DefinitionId = null) : IQuery<Page<MigrationView>>;

[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record GetMigration(Guid PlanId) : IQuery<MigrationView>;

/// <summary>The instances of a started plan with what became of each; refused ones say why.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record MigrationItems(Guid PlanId, MigrationItemStatus? Status = null, PageRequest? Page = null) : IQuery<Page<MigrationItemView>>;

/// <param name="UndoUntil">Null before the start.</param>
/// <param name="Content">Fingerprint of what the plan says; whoever approves it names what they have read.</param>
public sealed record MigrationView(
    Guid Id, string DefinitionId, int From, int To, MigrationRules Rules, InstanceFilter Filter, string Reason, int BatchSize, int UndoHours, string Status,
    string CreatedBy, DateTimeOffset CreatedAt, string? StartedBy, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? UndoUntil,
    string? UndoReason, MigrationProgress Progress, Guid CreatedById, string? ApprovedBy, DateTimeOffset? ApprovedAt, string Content)
{
    /// <summary>What it says, to be tried.</summary>
    public MigrationDraft ToDraft() => new(DefinitionId, From, To, Reason, Rules.Map, Rules.Open, Rules.Unmapped, Filter, BatchSize, UndoHours);
}

/// <summary>Counts of a started plan; all 0 before.</summary>
public sealed record MigrationProgress(int Total, int Left, int Moved, int Refused, int Undone, int UndoRefused);

/// <param name="Text">Why it was refused, in plain words; null for the others.</param>
public sealed record MigrationItemView(Guid InstanceId, string? CorrelationId, string Status, string? Code, string? Text, DateTimeOffset? At, SubjectName? Subject = null);

internal sealed class MigrationViews(CaseFlowDb db, Subjects subjects) :
    IRequestHandler<ListMigrations, Result<Page<MigrationView>>>,
    IRequestHandler<GetMigration, Result<MigrationView>>,
    IRequestHandler<MigrationItems, Result<Page<MigrationItemView>>>
{
    public async Task<Result<Page<MigrationView>>> Handle(ListMigrations request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var all = db.Set<MigrationPlan>().AsNoTracking().Where(p => request.DefinitionId == null || p.DefinitionId == request.DefinitionId);
        var plans = await all.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
            .Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new Page<MigrationView>(
            await ViewAsync(plans, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take);
    }

    public async Task<Result<MigrationView>> Handle(GetMigration request, CancellationToken cancellationToken)
    {
        var plans = await db.Set<MigrationPlan>().AsNoTracking().Where(p => p.Id == request.PlanId).ToListAsync(cancellationToken);
        return plans.Count == 0 ? Refusal.NotFound("migration.unknown-plan", request.PlanId) : (await ViewAsync(plans, cancellationToken))[0];
    }

    public async Task<Result<Page<MigrationItemView>>> Handle(MigrationItems request, CancellationToken cancellationToken)
    {
        if (!await db.Set<MigrationPlan>().AnyAsync(p => p.Id == request.PlanId, cancellationToken))
        {
            return Refusal.NotFound("migration.unknown-plan", request.PlanId);
        }

        var page = request.Page ?? new PageRequest();
        var all = db.Set<MigrationItem>().AsNoTracking().Where(i => i.PlanId == request.PlanId && (request.Status == null || i.Status == request.Status));
        var rows = await all.OrderBy(i => i.InstanceId).Skip(page.Skip).Take(page.Take)
            .Select(i => new { i.InstanceId, i.CorrelationId, i.Status, i.Code, i.Args, i.At }).ToListAsync(cancellationToken);
        var names = await SubjectNames.ReadAsync(subjects, rows.Select(r => r.CorrelationId), cancellationToken);
        return new Page<MigrationItemView>(
            rows.ConvertAll(i => new MigrationItemView(
                i.InstanceId, i.CorrelationId, i.Status.ToString(), i.Code,
                i.Code is null ? null : TextCatalog.Get(i.Code, [.. JsonSerializer.Deserialize<string[]>(i.Args ?? "[]", JsonValues.Options)!]), i.At, names.Of(i.CorrelationId))),
            await all.CountAsync(cancellationToken), page.Number, page.Take);
    }

    private async Task<List<MigrationView>> ViewAsync(List<MigrationPlan> plans, CancellationToken ct)
    {
        var ids = plans.ConvertAll(p => p.Id);
        var counts = (await db.Set<MigrationItem>().Where(i => ids.Contains(i.PlanId)).GroupBy(i => new { i.PlanId, i.Status })
            .Select(g => new { g.Key.PlanId, g.Key.Status, Count = g.Count() }).ToListAsync(ct)).ToLookup(g => g.PlanId, g => (g.Status, g.Count));
        return plans.ConvertAll(p => new MigrationView(
            p.Id, p.DefinitionId, p.FromVersion, p.ToVersion, MigrationMaps.RulesOf(p), MigrationMaps.FilterOf(p), p.Reason, p.BatchSize, p.UndoHours,
            p.Status.ToString(), p.CreatedBy, p.CreatedAt, p.StartedBy, p.StartedAt, p.FinishedAt, p.StartedAt?.AddHours(p.UndoHours), p.UndoReason,
            Progress([.. counts[p.Id]]), p.CreatedById, p.ApprovedBy, p.ApprovedAt, p.Content));
    }

    private static MigrationProgress Progress((MigrationItemStatus Status, int Count)[] counts)
    {
        int Of(MigrationItemStatus status) => counts.Where(c => c.Status == status).Sum(c => c.Count);
        return new MigrationProgress(
            counts.Sum(c => c.Count), Of(MigrationItemStatus.Waiting), Of(MigrationItemStatus.Moved), Of(MigrationItemStatus.Refused),
            Of(MigrationItemStatus.Undone), Of(MigrationItemStatus.UndoRefused));
    }
}
