using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.SelfReports;

internal sealed class SelfReportExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/self-reports/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), SelfReportsPage.Keys);
        return TableFile.OfAsync(
            Get("self-reports.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(SelfReportsPage.Query(list, page, time), ct);
                return answer.Select(a => a.Page);
            },
            report => new Dictionary<string, object?>
            {
                [Get("hazards.enterprise")] = report.Name,
                [Get("hazards.department")] = report.DepartmentName,
                [Get("self-reports.standing")] = report.StandingName,
                [Get("self-reports.hazards")] = report.FiledAt is null ? null : report.Hazards,
                [Get("self-reports.rectified")] = report.FiledAt is null ? null : report.Rectified,
                [Get("self-reports.filed")] = report.FiledAt is { } at ? Moments.At(at) : null,
                [Get("self-reports.filed-by")] = report.FiledBy,
                [Get("self-reports.remark")] = report.Remark,
            });
    }).ExcludeFromDescription();
}
