using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using MediatR;

namespace CaseFlow.Host.Api.Hazards;

internal sealed class HazardEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var hazards = routes.MapApi("hazards");
        hazards.MapGet("/", (
            IMediator mediator, string? search, string? state, string? street, string? grade, Guid? department, string? station, Guid? holder, string? sort, string? after, CancellationToken ct,
            bool overdue = false, bool handOver = false, bool descending = true, int page = 1, int size = 20) =>
            mediator.AnswerAsync(
                new ListHazards(search, state, street, grade, department, sort, descending, new PageRequest(page, size, after), null, station, holder, overdue, handOver), ct))
            .WithSummary("Lists the hazards you see, with the counts of each filter.").Produces<HazardList>();
        hazards.MapGet("/choices", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new HazardChoices(), ct))
            .WithSummary("Grades, channels and states with their names.").Produces<HazardChoiceLists>();
        hazards.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new HazardDetails(id), ct))
            .WithSummary("One hazard with photos and history.").Produces<HazardView>();
        hazards.MapPost("/", (IMediator mediator, ReportHazard command, CancellationToken ct) => mediator.AnswerAsync(command with { Source = null }, ct))
            .WithSummary("Reports a hazard; photoIds are attachments stored before.").Produces<HazardReported>();
        hazards.MapPost("/{id:guid}/informant", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RevealInformant(id), ct))
            .WithSummary("Who told of a hazard, for those who may know; that you looked is audited.").Produces<Informant>();
        hazards.MapPost("/{id:guid}/listing-proposal", (IMediator mediator, Guid id, ListingReason body, CancellationToken ct) =>
            mediator.AnswerAsync(new ProposeListing(id, body.Reason ?? ""), ct))
            .WithSummary("Proposes a hazard for listing; a case comes into being.").Produces<ListingProposed>().ProducesProblem(StatusCodes.Status409Conflict);
    }
}

internal sealed record ListingReason(string? Reason);
