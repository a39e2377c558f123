using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.SpotChecks;
using MediatR;

namespace CaseFlow.Host.Api.SpotChecks;

internal sealed class SpotCheckEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var checks = routes.MapApi("spot-checks");
        checks.MapGet("/", (
            IMediator mediator, string? search, string? kind, string? state, string? street, int? year, string? after, CancellationToken ct, bool published = false, bool late = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListSpotChecks(search, kind, state, street, year, published, late, new PageRequest(page, size, after)), ct))
            .WithSummary("Spot checks you may see; published=true: what was made known to all.").Produces<SpotCheckList>();
        checks.MapGet("/coverage", (IMediator mediator, DateOnly day, CancellationToken ct) => mediator.AnswerAsync(new SpotCheckCoverage(day), ct))
            .WithSummary("Which streets were looked at in the month and quarter of a day.").Produces<IReadOnlyList<StreetCoverage>>();
        checks.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new SpotCheckDetails(id), ct))
            .WithSummary("One spot check with the figures beside its five points.").Produces<SpotCheckView>();
        checks.MapPost("/", (IMediator mediator, PlanSpotCheck command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Plans a spot check of a street.").Produces<Guid>();
        checks.MapPost("/{id:guid}/findings", (IMediator mediator, Guid id, Findings body, CancellationToken ct) =>
            mediator.AnswerAsync(new RecordFindings(id, body.Version, body.Lines ?? [], body.Conclusion ?? ""), ct))
            .WithSummary("Records what was found on all five points.").ProducesProblem(StatusCodes.Status409Conflict);
        checks.MapPost("/{id:guid}/hazards", (IMediator mediator, Guid id, SpotHazard body, CancellationToken ct) =>
            mediator.AnswerAsync(new ReportSpotHazard(id, body.EnterpriseId, body.Grade ?? "", body.Description ?? "", body.Place ?? "", body.PhotoIds), ct))
            .WithSummary("Reports a hazard that was found on the way.").Produces<HazardReported>().ProducesProblem(StatusCodes.Status409Conflict);
        checks.MapPost("/{id:guid}/note", (IMediator mediator, Guid id, SpotNote body, CancellationToken ct) =>
            mediator.AnswerAsync(new SendSpotCheck(id, body.Note ?? "", body.ReplyBy), ct))
            .WithSummary("Sends the result to the street.").ProducesProblem(StatusCodes.Status409Conflict);
        checks.MapPost("/{id:guid}/reply", (IMediator mediator, Guid id, SpotReply body, CancellationToken ct) => mediator.AnswerAsync(new ReplyToSpotCheck(id, body.Text ?? ""), ct))
            .WithSummary("The street says what it did.").ProducesProblem(StatusCodes.Status409Conflict);
        checks.MapPost("/{id:guid}/publication", (IMediator mediator, Guid id, Publication body, CancellationToken ct) => mediator.AnswerAsync(new PublishSpotCheck(id, body.Version), ct))
            .WithSummary("Makes the result known to all units.").ProducesProblem(StatusCodes.Status409Conflict);
        checks.MapPost("/{id:guid}/cancel", (IMediator mediator, Guid id, SpotCancel body, CancellationToken ct) => mediator.AnswerAsync(new CancelSpotCheck(id, body.Reason ?? ""), ct))
            .WithSummary("It does not take place.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record Findings(int Version, IReadOnlyList<FindingLine>? Lines, string? Conclusion);

internal sealed record SpotHazard(Guid EnterpriseId, string? Grade, string? Description, string? Place, IReadOnlyList<Guid>? PhotoIds);

internal sealed record SpotNote(string? Note, DateOnly ReplyBy);

internal sealed record SpotReply(string? Text);

internal sealed record Publication(int Version);

internal sealed record SpotCancel(string? Reason);
