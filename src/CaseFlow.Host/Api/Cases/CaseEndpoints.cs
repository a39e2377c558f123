using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Host.Api.Cases;

internal sealed class CaseEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapApi("cases");
        cases.MapGet("/", (IMediator mediator, [AsParameters] CaseFilter filter, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(filter.ToQuery(new PageRequest(page, size)), ct))
            .WithSummary("Lists the cases you see, with the counts of each filter.").Produces<CaseList>();
        cases.MapGet("/export.xlsx", CaseExport.WriteAsync)
            .WithSummary("The same list as a workbook, all pages.").Produces(StatusCodes.Status200OK, contentType: CaseExport.ContentType);
        cases.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new CaseDetails(id), ct))
            .WithSummary("One case: milestones, people, limits, extensions, records, documents, tasks, attachments.").Produces<CaseView>();
        cases.MapGet("/{id:guid}/timeline", (IMediator mediator, Guid id, CancellationToken ct, int page = 1, int size = 50) =>
            mediator.AnswerAsync(new CaseTimeline(id, new PageRequest(page, size)), ct))
            .WithSummary("What happened, newest first.").Produces<Page<TimelineItem>>();
        cases.MapGet("/{id:guid}/documents", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new DocumentsOf(id), ct))
            .WithSummary("The documents issued about it.").Produces<IReadOnlyList<DocumentItem>>();
    }
}

/// <summary>The filters of the list, as they stand in the address.</summary>
internal sealed record CaseFilter(string? Search, string? State, string? Street, Guid? Department, string? Due, string? Sort, bool? Descending)
{
    public ListCases ToQuery(PageRequest page) => new(Search, State, Street, Department, Due, Sort, Descending ?? false, page);
}
