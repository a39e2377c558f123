using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Migration;
using MediatR;

namespace CaseFlow.Host.Api.Migrations;

internal sealed class MigrationEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapApi("migrations");
        plans.MapGet("/", (IMediator mediator, string? definitionId, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListMigrations(new PageRequest(page, size), definitionId), ct))
            .WithSummary("All migration plans, or those of one definition, the newest first.").Produces<Page<MigrationView>>();
        plans.MapPost("/", (IMediator mediator, PlanBody body, CancellationToken ct) => mediator.AnswerAsync(new CreateMigration(body.Draft()), ct))
            .WithSummary("Writes a plan down as a draft, checked against both versions. Nothing is moved.").Produces<MigrationCreated>();
        plans.MapPost("/dry-run", (IMediator mediator, PlanBody body, CancellationToken ct, int page = 1, int size = PageRequest.MaxSize) =>
            mediator.AnswerAsync(new DryRunMigration(body.Draft(), new PageRequest(page, size)), ct))
            .WithSummary("What such a plan would do to each instance; nothing is written.").Produces<MigrationDryRun>();
        plans.MapPost("/survey", (IMediator mediator, PlanBody body, CancellationToken ct) => mediator.AnswerAsync(new SurveyMigration(body.Draft()), ct))
            .WithSummary("The sums of a dry run over all instances: how many move, change and are refused, and for which reasons.").Produces<MigrationSurvey>();
        plans.MapGet("/mapping", (IMediator mediator, string definitionId, int from, int to, CancellationToken ct) => mediator.AnswerAsync(new ProposeMapping(definitionId, from, to), ct))
            .WithSummary("The activities of two versions side by side, with proposed counterparts and how many instances wait at each.").Produces<MappingProposal>();
        plans.MapGet("/versions", (IMediator mediator, string definitionId, CancellationToken ct) => mediator.AnswerAsync(new MigrationVersions(definitionId), ct))
            .WithSummary("The versions of a definition with how many unfinished instances run on each.").Produces<IReadOnlyList<RunningVersion>>();
        plans.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new GetMigration(id), ct))
            .WithSummary("One plan with its progress.").Produces<MigrationView>();
        plans.MapGet("/{id:guid}/dry-run", (IMediator mediator, Guid id, CancellationToken ct, int page = 1, int size = PageRequest.MaxSize) =>
            mediator.AnswerAsync(new DryRunPlan(id, new PageRequest(page, size)), ct))
            .WithSummary("What the plan would do to each instance; nothing is written.").Produces<MigrationDryRun>();
        plans.MapGet("/{id:guid}/items", (IMediator mediator, Guid id, MigrationItemStatus? status, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new MigrationItems(id, status, new PageRequest(page, size)), ct))
            .WithSummary("The instances of a started plan with what became of each.").Produces<Page<MigrationItemView>>();
        plans.MapPost("/{id:guid}/release", (IMediator mediator, Guid id, string? content, CancellationToken ct) => mediator.AnswerAsync(new ReleaseMigration(id, content), ct))
            .WithSummary("Approves a draft for its start; by another person than its author unless the settings say otherwise. Content: the fingerprint that was read.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        plans.MapPost("/{id:guid}/withdraw", (IMediator mediator, Guid id, ReasonBody body, CancellationToken ct) => mediator.AnswerAsync(new WithdrawMigration(id, body.Reason ?? ""), ct))
            .WithSummary("Gives a plan up before it begins.").ProducesProblem(StatusCodes.Status409Conflict);
        plans.MapPost("/{id:guid}/start", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new StartMigration(id), ct))
            .WithSummary("Starts a released plan; its instances are moved one after the other by the scheduler.").Produces<MigrationStarted>().ProducesProblem(StatusCodes.Status409Conflict);
        plans.MapPost("/{id:guid}/stop", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new StopMigration(id), ct))
            .WithSummary("Holds a running plan after the instance in hand.").ProducesProblem(StatusCodes.Status409Conflict);
        plans.MapPost("/{id:guid}/resume", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new ResumeMigration(id), ct))
            .WithSummary("Goes on with a stopped plan.").ProducesProblem(StatusCodes.Status409Conflict);
        plans.MapPost("/{id:guid}/undo", (IMediator mediator, Guid id, ReasonBody body, CancellationToken ct) => mediator.AnswerAsync(new UndoMigration(id, body.Reason ?? ""), ct))
            .WithSummary("Takes the plan back within its window: instances that have not gone on since return to the state they had.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

/// <param name="Map">Old activity to new one; an empty target ends what waits there.</param>
/// <param name="Open">Activities of the new version to start after the move.</param>
/// <param name="Unmapped"><c>refuse</c> (default) or <c>cancel</c>.</param>
internal sealed record PlanBody(
    string? DefinitionId, int From, int To, string? Reason, Dictionary<string, string?>? Map, IReadOnlyList<string>? Open, string? Unmapped, InstanceFilter? Filter,
    int? BatchSize, int? UndoHours)
{
    public MigrationDraft Draft() => new(
        DefinitionId ?? "", From, To, Reason ?? "",
        [.. (Map ?? []).Select(m => new NodePair(m.Key, string.IsNullOrEmpty(m.Value) ? null : m.Value))],
        Open,
        string.Equals(Unmapped, "cancel", StringComparison.OrdinalIgnoreCase) ? UnmappedRule.Cancel : UnmappedRule.Refuse,
        Filter, BatchSize, UndoHours);
}

internal sealed record ReasonBody(string? Reason);
