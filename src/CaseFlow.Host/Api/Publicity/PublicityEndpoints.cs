using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Publicity;
using MediatR;

namespace CaseFlow.Host.Api.Publicity;

internal sealed class PublicityEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var publicity = routes.MapApi("publicity");
        publicity.MapGet("/", (IMediator mediator, string? search, string? kind, string? state, string? after, CancellationToken ct, bool late = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListMaterials(search, kind, state, late, new PageRequest(page, size, after)), ct))
            .WithSummary("What is published for the caller's region.").Produces<MaterialList>();
        publicity.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new MaterialDetails(id), ct))
            .WithSummary("One material and how far it is delivered.").Produces<MaterialView>();
        publicity.MapPost("/", (IMediator mediator, PublishMaterial command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Publishes a material, or a new edition of one.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        publicity.MapPost("/{id:guid}/withdraw", (IMediator mediator, Guid id, MaterialWithdrawal body, CancellationToken ct) =>
            mediator.AnswerAsync(new WithdrawMaterial(id, body.Reason ?? ""), ct))
            .WithSummary("Takes a material back; what was delivered stays.").ProducesProblem(StatusCodes.Status409Conflict);
        MapDeliveries(publicity);
        publicity.MapGet("/activities", (IMediator mediator, string? search, string? form, string? after, CancellationToken ct, bool voided = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListActivities(search, form, voided, false, new PageRequest(page, size, after)), ct))
            .WithSummary("Publicity activities within the caller's region.").Produces<ActivityList>();
        publicity.MapPost("/activities", (IMediator mediator, RecordActivity command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Records a publicity activity.").Produces<Guid>();
        publicity.MapPost("/activities/{id:guid}/void", (IMediator mediator, Guid id, MaterialWithdrawal body, CancellationToken ct) => mediator.AnswerAsync(new VoidActivity(id, body.Reason ?? ""), ct))
            .WithSummary("An activity was recorded by mistake.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapDeliveries(IEndpointRouteBuilder publicity)
    {
        publicity.MapGet("/open", (
            IMediator mediator, Guid? materialId, Guid? enterpriseId, string? search, string? regionCode, string? after, CancellationToken ct, bool late = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new OpenDeliveries(materialId, enterpriseId, search, regionCode, late, new PageRequest(page, size, after)), ct))
            .WithSummary("What is still to be delivered, enterprise by enterprise.").Produces<OpenDeliveryList>();
        publicity.MapGet("/receipts", (IMediator mediator, Guid? materialId, Guid? enterpriseId, string? search, string? way, string? after, CancellationToken ct, bool voided = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListReceipts(materialId, enterpriseId, search, way, voided, false, new PageRequest(page, size, after)), ct))
            .WithSummary("Delivery receipts of the enterprises that the caller sees.").Produces<ReceiptList>();
        publicity.MapPost("/{id:guid}/receipts", (IMediator mediator, Guid id, ReceiptBody body, CancellationToken ct) =>
            mediator.AnswerAsync(new RecordReceipt(id, body.EnterpriseId, body.DeliveredOn, body.Way ?? "", body.Recipient, body.PhotoIds, body.Note), ct))
            .WithSummary("Records that a material was delivered to an enterprise.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        publicity.MapPost("/receipts/{id:guid}/void", (IMediator mediator, Guid id, MaterialWithdrawal body, CancellationToken ct) => mediator.AnswerAsync(new VoidReceipt(id, body.Reason ?? ""), ct))
            .WithSummary("A receipt was recorded by mistake.").ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record MaterialWithdrawal(string? Reason);

internal sealed record ReceiptBody(Guid EnterpriseId, DateOnly DeliveredOn, string? Way, string? Recipient, IReadOnlyList<Guid>? PhotoIds, string? Note);
