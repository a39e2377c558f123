using CaseFlow.Domain.Hazards;
using MediatR;

namespace CaseFlow.Host.Api.Hazards;

/// <summary>The way of hazards along the chain. The moves themselves are tasks: <c>/api/v1/tasks</c>.</summary>
internal sealed class HazardChainEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var hazards = routes.MapApi("hazards");
        hazards.MapGet("/{id:guid}/way", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new HazardWay(id), ct))
            .WithSummary("Who has it and had it, for how long, what was fed back, what is joined to it, its open tasks.").Produces<HazardWayView>();
        hazards.MapGet("/{id:guid}/targets", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new HazardTargets(id), ct))
            .WithSummary("Communities and departments it may be moved to.").Produces<HazardTargetLists>();
        hazards.MapGet("/similar", (IMediator mediator, Guid enterprise, string description, Guid? except, CancellationToken ct) =>
            mediator.AnswerAsync(new SimilarHazards(enterprise, description, except), ct))
            .WithSummary("Open hazards that a report might be another report of.").Produces<IReadOnlyList<SimilarHazard>>();
        hazards.MapGet("/counts", (IMediator mediator, DateOnly from, DateOnly to, string? region, Guid? department, CancellationToken ct) =>
            mediator.AnswerAsync(new CountHazards(from, to, region, department), ct))
            .WithSummary("Found and rectified within days.").Produces<HazardTotals>();
        hazards.MapPost("/{id:guid}/regrade", (IMediator mediator, Guid id, Regrading body, CancellationToken ct) =>
            mediator.AnswerAsync(new RegradeHazard(id, body.Grade ?? "", body.Reason ?? ""), ct))
            .WithSummary("Gives it another grade from now on.").ProducesProblem(StatusCodes.Status409Conflict);
        hazards.MapPost("/{id:guid}/prompt", (IMediator mediator, Guid id, Prompting body, CancellationToken ct) =>
            mediator.AnswerAsync(new PromptHazard(id, body.Text ?? ""), ct))
            .WithSummary("Presses whoever has it.").Produces<HazardPrompted>().ProducesProblem(StatusCodes.Status409Conflict);
        hazards.MapPost("/{id:guid}/join", (IMediator mediator, Guid id, Joining body, CancellationToken ct) =>
            mediator.AnswerAsync(new JoinHazards(id, body.LeadingId, body.Reason ?? ""), ct))
            .WithSummary("Joins it to another report of the same thing.").ProducesProblem(StatusCodes.Status409Conflict);
        hazards.MapGet("/hand-over", (IMediator mediator, string? region, CancellationToken ct) => mediator.AnswerAsync(new HazardsToHandOver(region), ct))
            .WithSummary("Moved communities whose open hazards wait to be handed over.").Produces<IReadOnlyList<HandOverItem>>();
        hazards.MapPost("/hand-over", (IMediator mediator, CommunityHandOver body, CancellationToken ct) =>
            mediator.AnswerAsync(new HandOverHazards(body.CommunityCode ?? "", body.Reason ?? ""), ct))
            .WithSummary("Hands over what is open in a moved community.").Produces<HazardsHandedOver>();
        hazards.MapPost("/{id:guid}/hand-over", (IMediator mediator, Guid id, HandOver body, CancellationToken ct) =>
            mediator.AnswerAsync(new HandOverHazard(id, body.Reason ?? ""), ct))
            .WithSummary("Hands one over to the street its community moved to.").Produces<HazardsHandedOver>().ProducesProblem(StatusCodes.Status409Conflict);
        hazards.MapGet("/duties", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new DutiesInForce(), ct))
            .WithSummary("Which industries each department answers for today.").Produces<IReadOnlyList<DutyItem>>();
        hazards.MapPut("/duties/{unit:guid}", (IMediator mediator, Guid unit, Duties body, CancellationToken ct) =>
            mediator.AnswerAsync(new AssignDuties(unit, body.Industries ?? []), ct))
            .WithSummary("Says which industries a department answers for from today on.");
    }
}

internal sealed record Regrading(string? Grade, string? Reason);

internal sealed record Prompting(string? Text);

internal sealed record Joining(Guid LeadingId, string? Reason);

internal sealed record CommunityHandOver(string? CommunityCode, string? Reason);

internal sealed record HandOver(string? Reason);

internal sealed record Duties(IReadOnlyList<string>? Industries);
