using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Host.Api.People;

internal sealed class LeaveEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var leaves = routes.MapApi("leaves");
        leaves.MapGet("/", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new ListLeaves(), ct))
            .WithSummary("Leaves of your unit: running, to come, and lately over.").Produces<LeaveList>();
        leaves.MapPost("/", (IMediator mediator, RecordLeave command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Records a leave with its substitute.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        leaves.MapPost("/{id:guid}/end", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new EndLeave(id), ct))
            .WithSummary("Ends a leave now.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapApi("persons").MapPut("/{id:guid}/contact", (IMediator mediator, Guid id, ContactBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new CorrectContact(id, body.Mail, body.Phone), ct))
            .WithSummary("How a person is reached; what is left out stays.").Produces<Done>();
    }

    internal sealed record ContactBody(string? Mail, string? Phone);
}
