using System.Globalization;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Inspections;

/// <summary>The work log of a month as a table file; working days without a record stand in it as gaps.</summary>
internal sealed class WorkLogExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{WorkLogPage.Address}/export", async (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var log = await mediator.Send(WorkLogPage.Query(ListState.Of(new Uri(http.Request.GetEncodedUrl()), WorkLogPage.Keys), time.Today()), ct);
        if (!log.Succeeded)
        {
            return Problems.From(log.Refusals);
        }

        var gaps = log.Value.Gaps.ToHashSet();
        (DateOnly Day, WorkLogLine? Line)[] rows =
        [
            .. log.Value.Days.SelectMany(d => d.Lines.Count > 0 ? d.Lines.Select(l => (d.Day, (WorkLogLine?)l)) : gaps.Contains(d.Day) ? [(d.Day, null)] : []),
        ];
        return Results.File(
            await TableFile.WriteAsync(Get("work-log.title"), [.. rows.Select(r => Row(r.Day, r.Line))]), TableFile.ContentType,
            $"{Get("work-log.title")}{log.Value.FirstDay:yyyyMM}.xlsx");
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(DateOnly day, WorkLogLine? line) => new()
    {
        [Get("work-log.day")] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [Get("work-log.weekday-title")] = day.ToString("dddd", CultureInfo.CurrentCulture),
        [Get("work-log.officer")] = line?.Officer,
        [Get("work-log.enterprise")] = line is null ? Get("work-log.gap") : line.EnterpriseName,
        [Get("work-log.contact")] = line?.Contact,
        [Get("work-log.problems")] = line?.Problems,
        [Get("work-log.handling")] = line?.Handling,
        [Get("work-log.follow-up")] = line?.FollowUp,
    };
}
