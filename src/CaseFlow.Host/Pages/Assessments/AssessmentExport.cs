using System.Globalization;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Dismissals;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Assessments;

/// <summary>Assessments, the results that pay goes by (R43, R73) and dismissals as table files.</summary>
internal sealed class AssessmentExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessments/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), AssessmentsPage.Keys);
            return TableFile.OfAsync(Get("assessments.title"), time.Today(), async page => (await mediator.Send(AssessmentsPage.Query(list, page), ct)).Select(a => a.Page), Row);
        }).ExcludeFromDescription();
        routes.MapGet("/assessments/pay", (IMediator mediator, TimeProvider time, string period, CancellationToken ct) =>
            TableFile.OfAsync(Get("assessment-pay.title"), time.Today(), page => PayAsync(mediator, period, page, ct), PayRow)).ExcludeFromDescription();
        routes.MapGet("/dismissals/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), DismissalsPage.Keys);
            return TableFile.OfAsync(Get("dismissals.title"), time.Today(), async page => (await mediator.Send(DismissalsPage.Query(list, page), ct)).Select(d => d.Page), DismissalRow);
        }).ExcludeFromDescription();
    }

    /// <summary>Each officer has a row for each month, so that a page of officers is asked for that fills a page of rows.</summary>
    private static Task<Result<Page<PayRow>>> PayAsync(IMediator mediator, string period, PageRequest page, CancellationToken ct) =>
        mediator.Send(
            period.Split('-') is [var y, var q] && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(q, NumberStyles.None, CultureInfo.InvariantCulture, out var quarter)
                ? new PayResults(year, quarter, page)
                : new PayResults(0, 0, page),
            ct);

    private static Dictionary<string, object?> Row(AssessmentItem a) => new()
    {
        [Get("assessments.officer")] = a.OfficerName, [Get("assessments.street")] = a.StreetName, [Get("assessments.grid")] = a.GridName, [Get("assessments.period")] = a.Period,
        [Get("assessments.state")] = a.StateName, [Get("assessments.total")] = a.Total, [Get("assessments.grade")] = a.GradeName, [Get("assessment-page.proposed")] = a.ProposedName,
        [Get("assessment-pay.served")] = a.ServedDays, [Get("assessments.confirmed")] = a.ConfirmedAt is { } at ? Moments.At(at) : null,
    };

    private static Dictionary<string, object?> PayRow(PayRow r) => new()
    {
        [Get("assessments.officer")] = r.OfficerName, [Get("assessments.street")] = r.StreetName, [Get("assessments.grid")] = r.GridName,
        [Get("assessment-pay.month")] = r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), [Get("assessment-pay.served")] = r.ServedDays,
        [Get("assessment-pay.reports")] = r.Reports, [Get("assessment-pay.reward")] = r.Reward, [Get("assessments.period")] = r.Period, [Get("assessments.state")] = r.QuarterState,
        [Get("assessment-pay.quarter-grade")] = r.QuarterGrade, [Get("assessments.total")] = r.Total, [Get("assessment-pay.annual-grade")] = r.AnnualGrade,
        [Get("officers.hired")] = r.HiredOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [Get("dismissals.left")] = r.LeftOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, object?> DismissalRow(DismissalItem d) => new()
    {
        [Get("assessments.officer")] = d.OfficerName, [Get("assessments.street")] = d.StreetName, [Get("assessments.grid")] = d.GridName, [Get("assessments.period")] = d.Year,
        [Get("assessments.state")] = d.StateName, [Get("dismissals.opened")] = Moments.At(d.OpenedAt), [Get("dismissals.left")] = d.LeftOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [Get("dismissals.successor")] = d.Successor,
    };
}
