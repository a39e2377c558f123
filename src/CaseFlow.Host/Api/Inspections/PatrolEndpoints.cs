using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Inspections;

internal sealed class PatrolEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapApi("patrol-plans");
        plans.MapGet("/", (IMediator mediator, TimeProvider time, string? search, DateOnly? day, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListPatrolPlans(day ?? time.Today(), search, new PageRequest(page, size)), ct))
            .WithSummary("The patrol plans in force on a day, with their routes.").Produces<Page<PatrolPlanView>>();
        plans.MapPost("/", (IMediator mediator, DrawPatrolPlan command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Draws the plan of a grid from a day on; the plan before ends there.").Produces<Guid>();

        var log = routes.MapApi("work-log");
        log.MapGet("/", (IMediator mediator, TimeProvider time, DateOnly? month, Guid? officer, string? grid, CancellationToken ct) =>
            mediator.AnswerAsync(new ReadWorkLog(month ?? time.Today(), officer, grid), ct))
            .WithSummary("The work log of a month, of an officer or a grid, with the working days that lack a record.").Produces<WorkLogMonth>();
        log.MapPost("/", (IMediator mediator, WriteWorkLog command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Writes a line of your own log.").Produces<Guid>();
        log.MapPost("/{id:guid}/strike", (IMediator mediator, Guid id, StrikeReason body, CancellationToken ct) => mediator.AnswerAsync(new StrikeWorkLog(id, body.Reason ?? ""), ct))
            .WithSummary("Strikes out a line of your own log, with the reason.").Produces<Done>();
    }
}

internal sealed record StrikeReason(string? Reason);
