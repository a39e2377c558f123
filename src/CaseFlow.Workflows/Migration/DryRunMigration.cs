using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>What a plan would do to each instance, by the instances' ids; nothing is written and nothing is locked (reliability E8).</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record DryRunMigration(MigrationDraft Plan, PageRequest? Page = null) : IQuery<MigrationDryRun>;

/// <summary>The same of a plan already written down.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record DryRunPlan(Guid PlanId, PageRequest? Page = null) : IQuery<MigrationDryRun>;

/// <summary>One page; the counts are of this page, <c>Total</c> of all.</summary>
public sealed record MigrationDryRun(IReadOnlyList<DryRunLine> Items, int Moves, int Refused, int Total, int Number, int Size);

/// <summary>One instance: what stays, ends and opens, which variables come and go, and why it would be refused (empty: it would be moved).</summary>
public sealed record DryRunLine(
    Guid InstanceId, string? CorrelationId, IReadOnlyList<DryRunWait> Stays, IReadOnlyList<DryRunWait> Ends, IReadOnlyList<string> Opens,
    IReadOnlyList<string> NewVariables, IReadOnlyList<string> DroppedVariables, IReadOnlyList<DryRunReason> Refusals, IReadOnlyList<DryRunReason> Notes,
    SubjectName? Subject = null);

/// <param name="To">The activity it goes to; null where it ends.</param>
/// <param name="DueAt">Before the move; null where nothing is due.</param>
/// <param name="NewDueAt">After it: the same, because due dates stay; null where it ends.</param>
public sealed record DryRunWait(string From, string? To, string Stimulus, string? Title, string? Holder, DateTimeOffset? DueAt, DateTimeOffset? NewDueAt);

public sealed record DryRunReason(string Code, string Text);

internal sealed class DryRunMigrationHandler(
    CaseFlowDb db, MigrationMaps maps, MigrationCases cases, Subjects subjects, IMediator mediator, RequestContext context) :
    IRequestHandler<DryRunMigration, Result<MigrationDryRun>>,
    IRequestHandler<DryRunPlan, Result<MigrationDryRun>>
{
    public Task<Result<MigrationDryRun>> Handle(DryRunMigration request, CancellationToken cancellationToken) => RunAsync(
        request.Plan.DefinitionId, request.Plan.From, request.Plan.To, request.Plan.Rules, request.Plan.Filter ?? new InstanceFilter(), request.Page, cancellationToken);

    public async Task<Result<MigrationDryRun>> Handle(DryRunPlan request, CancellationToken cancellationToken) =>
        await db.Set<MigrationPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken) is { } plan
            ? await RunAsync(plan.DefinitionId, plan.FromVersion, plan.ToVersion, MigrationMaps.RulesOf(plan), MigrationMaps.FilterOf(plan), request.Page, cancellationToken)
            : Refusal.NotFound("migration.unknown-plan", request.PlanId);

    private async Task<Result<MigrationDryRun>> RunAsync(
        string definitionId, int from, int to, MigrationRules rules, InstanceFilter filter, PageRequest? paging, CancellationToken ct)
    {
        var (map, refusals) = await maps.ReadAsync(definitionId, from, to, rules, ct);
        if (map is null)
        {
            return Result<MigrationDryRun>.Refused(refusals);
        }

        var page = paging ?? new PageRequest(1, PageRequest.MaxSize);
        var all = cases.Of(filter, definitionId, from);
        var moves = await MigrationCases.PageAsync(all, page, map, rules, ct);
        var facts = await WaitFacts.ReadAsync(mediator, context, [.. moves.SelectMany(m => m.State.Bookmarks.Keys)], ct);
        var names = await SubjectNames.ReadAsync(subjects, moves.Select(m => m.State.CorrelationId), ct);
        var lines = moves.ConvertAll(m => Line(m, facts, names));
        var refused = lines.Count(l => l.Refusals.Count > 0);
        return new MigrationDryRun(lines, lines.Count - refused, refused, await all.CountAsync(ct), page.Number, page.Take);
    }

    private static DryRunLine Line(InstanceMove move, WaitFacts facts, SubjectNames names)
    {
        var ended = move.Left.SelectMany(InstanceStates.Below).ToHashSet();
        var byId = move.State.All().ToDictionary(e => e.Id);
        var waits = move.State.Bookmarks.Values.Select(b => (Bookmark: b, At: byId[b.ExecutionId])).ToList();
        return new DryRunLine(
            move.State.Id,
            move.State.CorrelationId,
            [.. waits.Where(w => !ended.Contains(w.At)).Select(w => facts.Wait(w.Bookmark, w.At.Node, move.Kept[w.At]))],
            [.. waits.Where(w => ended.Contains(w.At)).Select(w => facts.Wait(w.Bookmark, w.At.Node, null))],
            [.. move.Open.Select(o => NodeNames.Of(o.Node))],
            [.. move.Scopes.Values.SelectMany(s => s.Added)],
            [.. move.Scopes.Values.SelectMany(s => s.Dropped)],
            [.. move.Refusals.Select(r => new DryRunReason(r.Code, r.Text()))],
            [.. move.Notes.Select(r => new DryRunReason(r.Code, r.Text()))],
            names.Of(move.State.CorrelationId));
    }
}
