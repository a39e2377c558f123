using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.SelfReports;
using MediatR;

namespace CaseFlow.Host.Api.SelfReports;

internal sealed class SelfReportEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var reports = routes.MapApi("self-reports");
        reports.MapGet("/", (
            IMediator mediator, DateOnly month, string? search, string? standing, Guid? department, string? after, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListSelfReports(month, search, standing, department, new PageRequest(page, size, after)), ct))
            .WithSummary("Who reported for a month and who did not.").Produces<SelfReportList>();
        reports.MapGet("/mine", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MySelfReports(), ct))
            .WithSummary("What your enterprise owes and has reported.").Produces<MySelfReportsView>();
        reports.MapPost("/", (IMediator mediator, FileSelfReport command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Files the report of a month; photoIds are attachments stored before.").Produces<SelfReportFiled>().ProducesProblem(StatusCodes.Status409Conflict);
        reports.MapPost("/months", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new OpenSelfReportMonth(), ct))
            .WithSummary("Opens this month; every later one opens by itself.").Produces<Guid>();
        reports.MapPost("/reporters", (IMediator mediator, EnrolSelfReporters command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Enrols enterprises of a category, a street, or one.").Produces<SelfReportersEnrolled>();
        reports.MapDelete("/reporters/{enterprise:guid}", (IMediator mediator, Guid enterprise, string reason, CancellationToken ct) =>
            mediator.AnswerAsync(new WithdrawSelfReporter(enterprise, reason), ct))
            .WithSummary("An enterprise no longer reports from the next month on; answers the first month without it.").Produces<DateOnly>();
    }
}
