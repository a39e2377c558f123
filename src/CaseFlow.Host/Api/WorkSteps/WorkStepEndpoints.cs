using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkSteps;
using MediatR;

namespace CaseFlow.Host.Api.WorkSteps;

internal sealed class WorkStepEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var steps = routes.MapApi("work-steps");
        steps.MapGet("/", (IMediator mediator, string? search, string? state, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListWorkSteps(search, state, new PageRequest(page, size)), ct))
            .WithSummary("What the district asks of its streets and departments.").Produces<WorkStepList>();
        steps.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new WorkStepDetails(id), ct))
            .WithSummary("One step unit by unit.").Produces<WorkStepView>();
        steps.MapPost("/", (IMediator mediator, SetWorkStep command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Sets a step; a day that is over makes it a milestone of the past.").Produces<Guid>();
        steps.MapPost("/{id:guid}/deliveries", (IMediator mediator, Guid id, Delivery body, CancellationToken ct) =>
            mediator.AnswerAsync(new DeliverStep(id, body.Item ?? "", body.DoneOn, body.DocumentNumber, body.Remark, body.FileIds, body.UnitId), ct))
            .WithSummary("A unit did one thing of it.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        steps.MapPost("/{id:guid}/cancel", (IMediator mediator, Guid id, StepCancel body, CancellationToken ct) => mediator.AnswerAsync(new CancelWorkStep(id, body.Reason ?? ""), ct))
            .WithSummary("It is no longer asked for.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record Delivery(string? Item, DateOnly DoneOn, string? DocumentNumber, string? Remark, IReadOnlyList<Guid>? FileIds, Guid? UnitId);

internal sealed record StepCancel(string? Reason);
