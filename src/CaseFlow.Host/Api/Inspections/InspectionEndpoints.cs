using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Inspections;

internal sealed class InspectionEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var inspections = routes.MapApi("inspections");
        inspections.MapGet("/", (
            IMediator mediator, string? search, string? result, string? street, Guid? inspector, Guid? enterprise, DateOnly? from, DateOnly? to, string? sort, string? after, CancellationToken ct,
            bool descending = true, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListInspections(search, result, street, inspector, from, to, sort, descending, new PageRequest(page, size, after), enterprise), ct))
            .WithSummary("Lists the checks you see, with the counts of each filter.").Produces<InspectionList>();
        inspections.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new InspectionDetails(id), ct))
            .WithSummary("One check with answers, hazards, photos and signatures.").Produces<InspectionView>();
        inspections.MapPost("/", (IMediator mediator, RecordInspection command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Keeps a check under the id its maker gave it; the same again gives the same answer. Photos and signatures are attachments stored before.")
            .Produces<InspectionRecorded>().ProducesProblem(StatusCodes.Status409Conflict);
        inspections.MapGet("/rules", (IMediator mediator, DateOnly? day, CancellationToken ct) => mediator.AnswerAsync(new ReadInspectionRules(day), ct))
            .WithSummary("The district's figures for checks as of a day.").Produces<InspectionFigures>();
        inspections.MapPost("/rules", (IMediator mediator, ChangeInspectionRules command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("The figures that hold from a day on.").Produces<Done>();
    }
}

internal sealed class ChecklistEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var checklists = routes.MapApi("checklists");
        checklists.MapGet("/", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new ListChecklists(), ct))
            .WithSummary("The checklists with their versions.").Produces<IReadOnlyList<ChecklistEntry>>();
        checklists.MapGet("/versions/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new ReadChecklist(id), ct))
            .WithSummary("What one version asks.").Produces<ChecklistView>();
        checklists.MapPost("/", (IMediator mediator, CreateChecklist command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Begins another checklist from a version that is there.").Produces<ChecklistDrafted>();
        checklists.MapPost("/{id:guid}/drafts", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new DraftChecklist(id), ct))
            .WithSummary("Copies the newest version to a draft of the next.").Produces<ChecklistDrafted>().ProducesProblem(StatusCodes.Status409Conflict);
        checklists.MapPut("/versions/{id:guid}", (IMediator mediator, Guid id, SaveChecklistDraft command, CancellationToken ct) => mediator.AnswerAsync(command with { VersionId = id }, ct))
            .WithSummary("Keeps what a draft asks.").Produces<int>().ProducesProblem(StatusCodes.Status409Conflict);
        checklists.MapPost("/versions/{id:guid}/publication", (IMediator mediator, Guid id, RowVersion body, CancellationToken ct) => mediator.AnswerAsync(new PublishChecklist(id, body.Version), ct))
            .WithSummary("Publishes a draft; it never changes after that.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record RowVersion(int Version);
