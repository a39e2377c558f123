using System.Globalization;
using System.Text;
using CaseFlow.Domain.Accountability;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tracing;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using MiniExcelLibs;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Accountability;

/// <summary>Cases of accountability as a table file; a trace-back with a sheet for each part, and word for word as JSON with the hashes.</summary>
internal sealed class AccountabilityExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/accountability-cases/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), AccountabilityListPage.Keys);
            return TableFile.OfAsync(Get("nav.accountability"), time.Today(), async page => (await mediator.Send(AccountabilityListPage.Query(list, page), ct)).Select(a => a.Page), Row);
        }).ExcludeFromDescription();
        routes.MapGet("/accountability-cases/{id:guid}/traces/{trace:guid}/xlsx", async (IMediator mediator, Guid id, Guid trace, CancellationToken ct) =>
            await FileAsync((await mediator.Send(new KeptTrace(id, trace), ct)).Select(t => t.Report), WorkbookAsync)).ExcludeFromDescription();
        routes.MapGet("/accountability-cases/{id:guid}/traces/{trace:guid}/json", async (IMediator mediator, Guid id, Guid trace, CancellationToken ct) =>
            await FileAsync((await mediator.Send(new KeptTrace(id, trace), ct)).Select(t => t.Report), Json)).ExcludeFromDescription();
        routes.MapGet("/enterprises/{id:guid}/trace/xlsx", async (IMediator mediator, Guid id, DateOnly first, DateOnly last, CancellationToken ct) =>
            await FileAsync(await mediator.Send(new TraceBack(id, first, last), ct), WorkbookAsync)).ExcludeFromDescription();
    }

    private static async Task<Microsoft.AspNetCore.Http.IResult> FileAsync(Result<TraceReport> report, Func<TraceReport, Task<Microsoft.AspNetCore.Http.IResult>> write) =>
        report.Succeeded ? await write(report.Value) : Problems.From(report.Refusals);

    private static Task<Microsoft.AspNetCore.Http.IResult> Json(TraceReport report) =>
        Task.FromResult(Results.File(Encoding.UTF8.GetBytes(ProcessJson.Write(report)), "application/json", $"{Name(report)}.json"));

    private static Dictionary<string, object?> Row(AccountabilityItem c) => new()
    {
        [Get("accountability.matter")] = c.Title, [Get("accountability.kind")] = c.KindName, [Get("accountability.account")] = c.Account, [Get("accountability.state")] = c.StateName,
        [Get("accountability.opened")] = Moments.At(c.OpenedAt), [Get("accountability.closed-at")] = c.EndedAt is { } at ? Moments.At(at) : null,
    };

    private static async Task<Microsoft.AspNetCore.Http.IResult> WorkbookAsync(TraceReport report)
    {
        var file = new MemoryStream();
        Dictionary<string, object> sheets = new()
        {
            [Get("trace.days-head")] = report.Days().Select(DayRow).ToList(),
            [Get("trace.posts")] = report.Posts.Select(p => new Dictionary<string, object?>
            {
                [Get("trace.post")] = Get($"trace-post.{p.Kind}"), [Get("trace.name")] = p.Name, [Get("trace.of-what")] = p.Of, [Get("trace.first")] = Day(p.FirstDay), [Get("trace.last")] = p.Until is { } until ? Day(until.AddDays(-1)) : "",
            }).ToList(),
            [Get("trace.dues")] = report.Dues.Select(d => new Dictionary<string, object?>
            {
                [Get("trace.what")] = Get($"trace-due.{d.Kind}"), [Get("trace.detail")] = d.What, [Get("trace.holder")] = d.Holder, [Get("trace.first")] = Day(d.FirstDay), [Get("trace.last")] = Day(d.LastDay),
                [Get("trace.standing")] = Get($"trace-standing.{d.Standing}"), [Get("trace.done-at")] = d.DoneAt is { } at ? Moments.At(at) : "", [Get("trace.result")] = d.Result,
            }).ToList(),
            [Get("trace.hazards")] = report.Hazards.SelectMany(h => h.Holders.DefaultIfEmpty(), HazardRow).ToList(),
            [Get("trace.knowledge")] = report.Knowledge.Select(k => new Dictionary<string, object?>
            {
                [Get("trace.at")] = Moments.At(k.At), [Get("trace.name")] = k.Who, [Get("trace.how")] = Get($"trace-how.{k.How}"), [Get("trace.detail")] = k.What, [Get("trace.seen-head")] = k.Seen is { } seen ? Moments.At(seen) : "",
            }).ToList(),
            [Get("trace.proofs")] = report.Proofs.SelectMany(p => p.Chain.Within.Select(e => new Dictionary<string, object?>
            {
                [Get("trace.subject")] = p.Subject, [Get("trace.sequence")] = e.Sequence, [Get("trace.at")] = Moments.At(e.At), [Get("trace.name")] = e.ActorName, [Get("trace.of-what")] = e.UnitName,
                [Get("trace.what")] = Find($"command.{e.Command}") ?? e.Command, [Get("trace.hash")] = e.Hash,
            })).ToList(),
        };
        await file.SaveAsAsync(sheets);
        file.Position = 0;
        return Results.File(file, TableFile.ContentType, $"{Name(report)}.xlsx");
    }

    private static Dictionary<string, object?> DayRow(TracedDay day)
    {
        Dictionary<string, object?> row = new() { [Get("trace.day")] = Day(day.Day), [Get("trace.working")] = Get(day.WorkingDay ? "tables.yes" : "tables.no") };
        foreach (var kind in TracedPosts.All)
        {
            row[Get($"trace-post.{kind}")] = string.Join(Get("trace.and"), day.Posts.FirstOrDefault(p => p.Kind == kind)?.Names ?? []);
        }

        row[Get("trace.record")] = Get(day.Patrolled ? "tables.yes" : "tables.no");
        row[Get("trace.happened")] = string.Join(
            '；', day.Checks.Select(c => Get("trace.checked", c.By, c.Defects)).Concat(day.Due.Select(d => $"{d.Holder} {d.What} {Get($"trace-standing.{d.Standing}")}")));
        row[Get("trace.open")] = day.OpenHazards;
        return row;
    }

    private static Dictionary<string, object?> HazardRow(TracedHazard h, TracedHolder? holder) => new()
    {
        [Get("trace.subject")] = h.Number, [Get("trace.detail")] = h.Description, [Get("trace.grade")] = h.GradeName, [Get("trace.found-at")] = Moments.At(h.FoundAt), [Get("trace.found-by")] = h.FoundBy,
        [Get("trace.done-at")] = h.RectifiedAt is { } at ? Moments.At(at) : "", [Get("trace.holder")] = holder is null ? "" : $"{holder.StationName} {holder.Name}", [Get("trace.first")] = holder is null ? "" : Moments.At(holder.From),
        [Get("trace.last")] = holder?.Until is { } until ? Moments.At(until) : "",
    };

    private static string Name(TraceReport report) => $"{Get("trace.title")}-{report.Enterprise}-{report.First:yyyyMMdd}-{report.Last:yyyyMMdd}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
