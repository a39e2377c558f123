using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;
using MediatR;

namespace CaseFlow.Host.Api.Reports;

internal sealed class ReportEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var reports = routes.MapApi("reports");
        reports.MapGet("/", (
            IMediator mediator, CancellationToken ct, string kind = ReportKinds.Month, DateOnly? day = null, string? search = null, string? level = null, string? standing = null, string? under = null, bool mine = false, int page = 1,
            int size = 20) => mediator.AnswerAsync(new ListReports(kind, day, search, level, standing, under, mine, new PageRequest(page, size)), ct))
            .WithSummary("Who has reported for a month or quarter, who late and who not; kind is month or quarter, day any day of it.").Produces<ReportList>();
        reports.MapGet("/mine", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MyReports(), ct))
            .WithSummary("What your unit still owes.").Produces<IReadOnlyList<MyReport>>();
        reports.MapGet("/focus", (IMediator mediator, CancellationToken ct, string? street = null, DateOnly? since = null) => mediator.AnswerAsync(new FocusOfZeroReports(street, since), ct))
            .WithSummary("Streets, or the communities of one, with zero reports.").Produces<IReadOnlyList<FocusUnit>>();
        reports.MapGet("/{duty:guid}", (IMediator mediator, Guid duty, CancellationToken ct) => mediator.AnswerAsync(new ReportDetails(duty), ct))
            .WithSummary("What is owed and what was filed for it; for the unit itself the figures it would file now.").Produces<ReportView>();
        reports.MapPost("/", (IMediator mediator, FileReport command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Files the report of your unit for a period.").Produces<ReportFiled>().ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapPut("/draft", (IMediator mediator, SaveReportDraft command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Keeps what your unit has prepared, and may ask its leader to sign.").Produces<Guid>();
        reports.MapPost("/supplements", (IMediator mediator, FileSupplement command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Adds a numbered supplement to a filed report.").Produces<ReportFiled>();
        reports.MapPost("/periods", (IMediator mediator, OpenReportPeriod command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens a month or quarter of your district by hand: the first, or one that was missed.").Produces<Guid>();
    }
}
