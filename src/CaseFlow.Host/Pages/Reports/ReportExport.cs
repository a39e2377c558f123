using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Documents;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Reports;

/// <summary>The list as a table file, and one report as a Word document.</summary>
internal sealed class ReportExport : IEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), ReportsPage.Keys);
            return TableFile.OfAsync(
                Get("nav.reports"), time.Today(),
                async page =>
                {
                    var answer = await mediator.Send(ReportsPage.Query(list, page), ct);
                    return answer.Select(a => a.Page);
                },
                Row);
        }).ExcludeFromDescription();
        routes.MapGet("/reports/{id:guid}/docx", DownloadAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static Dictionary<string, object?> Row(ReportItem item) => new()
    {
        [Get("reports.unit")] = item.UnitName,
        [Get("reports.of-level")] = item.LevelName,
        [Get("reports.standing")] = item.StandingName,
        [Get("reports.last-day")] = item.LastDay is { } day ? Moments.Day(day) : null,
        [Get("reports.filed-at")] = item.FiledAt is { } at ? Moments.At(at) : null,
        [Get("reports.late")] = item.FiledAt is null ? null : item.DaysLate,
        [Get("reports.supplement-count")] = item.Supplements,
        [Get("reports.zero-hazards")] = item.ZeroHazards,
        [Get("reports.zero-illegal")] = item.ZeroIllegal,
        [Get("reports.mismatch")] = item.Mismatch,
        [Get("reports.lower")] = item.Lower == 0 ? null : Get("reports.lower-of", item.LowerFiled, item.Lower),
    };

    private static async Task<Microsoft.AspNetCore.Http.IResult> DownloadAsync(Guid id, Gateway gateway, CancellationToken ct, int number = 0)
    {
        var answer = await gateway.AskAsync(new ReportDetails(id), ct);
        if (!answer.Succeeded || answer.Value.Reports.FirstOrDefault(r => r.Number == number) is not { } report)
        {
            // The page says in words what is wrong.
            return Results.Redirect($"/reports/{id}/print?number={number}");
        }

        var paper = ReportPaper.Compose(answer.Value, report);
        return Results.File(WordDocument.Write(paper), Word, $"{paper.Signer} {paper.Title}{(number > 0 ? $" {paper.Number}" : "")}.docx");
    }
}
