using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Experts;

internal sealed class EngagementEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var engagements = routes.MapApi("engagements");
        engagements.MapGet("/", (IMediator mediator, string? search, string? state, string? purpose, Guid? expertId, string? after, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListEngagements(search, state, purpose, expertId, new PageRequest(page, size, after)), ct))
            .WithSummary("What experts were engaged for; for an expert the own engagements.").Produces<EngagementList>();
        engagements.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new EngagementDetails(id), ct))
            .WithSummary("One engagement with the facts of its subject and the opinions.").Produces<EngagementView>();
        engagements.MapGet("/of/{subjectId:guid}", (IMediator mediator, Guid subjectId, CancellationToken ct) => mediator.AnswerAsync(new EngagementsOf(subjectId), ct))
            .WithSummary("The engagements about a hazard, case, enterprise or grid.").Produces<SubjectEngagements>();
        engagements.MapPost("/", (IMediator mediator, EngageExpert command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Asks an expert of the register about a subject by a day.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        engagements.MapPost("/{id:guid}/opinions", (IMediator mediator, Guid id, OpinionBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new GiveOpinion(id, body.Text ?? "", body.Conclusion ?? "", body.Day, body.FileIds), ct))
            .WithSummary("The expert gives the opinion, or a supplement to it.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        engagements.MapPost("/{id:guid}/cancel", (IMediator mediator, Guid id, EngagementReason body, CancellationToken ct) => mediator.AnswerAsync(new CancelEngagement(id, body.Reason ?? ""), ct))
            .WithSummary("It is no longer asked for.").ProducesProblem(StatusCodes.Status409Conflict);
        engagements.MapPost("/{id:guid}/decline", (IMediator mediator, Guid id, EngagementReason body, CancellationToken ct) => mediator.AnswerAsync(new DeclineEngagement(id, body.Reason ?? ""), ct))
            .WithSummary("The expert does not take it on.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record OpinionBody(string? Text, string? Conclusion, DateOnly Day, IReadOnlyList<Guid>? FileIds);

internal sealed record EngagementReason(string? Reason);
