using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using MediatR;

namespace CaseFlow.Host.Api.Notices;

internal sealed class DeliveryEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var notices = routes.MapApi("notices");
        notices.MapGet("/deliveries", (
            IMediator mediator, string? search, string? channel, string? state, Guid? notice, string? after, CancellationToken ct, int days = 30, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListDeliveries(search, channel, state, days, notice, new PageRequest(page, size, after)), ct))
            .WithSummary("What left the product, or could not, newest first.").Produces<DeliveryList>();
        notices.MapPost("/deliveries/{id:guid}/retry", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RetryDelivery(id), ct))
            .WithSummary("Sends a message again that was given up.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        notices.MapGet("/unreachable", (IMediator mediator, string? search, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new UnreachablePersons(search, new PageRequest(page, size)), ct))
            .WithSummary("People in office whom no message reaches.").Produces<UnreachableList>();

        notices.MapGet("/channels", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new ListWebhookTargets(), ct))
            .WithSummary("The gateways and what became of the last messages to each.").Produces<IReadOnlyList<WebhookTargetRow>>();
        notices.MapPost("/channels", (IMediator mediator, SaveWebhookTarget command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Enters a gateway; with an id changes it. The secret is write-only.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        notices.MapPost("/channels/{id:guid}/test", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new TestWebhookTarget(id), ct))
            .WithSummary("Sends a test message; answers its id.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        notices.MapPost("/channels/{id:guid}/retry", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RetryDeliveries(id), ct))
            .WithSummary("Sends all again that were given up; answers how many.").Produces<int>();

        notices.MapGet("/rules", (IMediator mediator, DateOnly? day, CancellationToken ct) => mediator.AnswerAsync(new ReadDeliveryRules(day), ct))
            .WithSummary("When messages may go out: quiet hours, working days, digest, what is urgent.").Produces<DeliveryFigures>();
        notices.MapPost("/rules", (IMediator mediator, ChangeDeliveryRules command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Other rules from a day on.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        notices.MapGet("/choice", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MyDelivery(), ct))
            .WithSummary("How you hear of your notices.").Produces<MyDeliveryView>();
        notices.MapPut("/choice", (IMediator mediator, ChooseDelivery command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("AtOnce, Digest (digestAt) or InApp.").Produces<Done>();
    }
}
