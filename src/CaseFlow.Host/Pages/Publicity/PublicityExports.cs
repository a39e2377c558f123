using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Publicity;

/// <summary>Materials, receipts, what is open and activities as tables.</summary>
internal sealed class PublicityExports : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/publicity/export", MaterialsAsync).ExcludeFromDescription();
        routes.MapGet("/publicity/open/export", OpenAsync).ExcludeFromDescription();
        routes.MapGet("/publicity/{id:guid}/receipts/export", ReceiptsAsync).ExcludeFromDescription();
        routes.MapGet("/publicity/activities/export", ActivitiesAsync).ExcludeFromDescription();
    }

    private static Task<Microsoft.AspNetCore.Http.IResult> MaterialsAsync(HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct)
    {
        var list = List(http, MaterialListPage.Keys);
        return TableFile.OfAsync(
            Get("publicity.title"), time.Today(), async page => (await mediator.Send(MaterialListPage.Query(list, page), ct)).Select(a => a.Page),
            m => new Dictionary<string, object?>
            {
                [Get("publicity.name")] = m.Title, [Get("publicity.number")] = m.DocumentNumber, [Get("publicity.kind")] = m.KindName, [Get("publicity.issued-by")] = m.IssuedBy,
                [Get("publicity.issued-on")] = Day(m.IssuedOn), [Get("publicity.exemplary")] = m.EnterpriseName, [Get("publicity.state")] = m.StateName, [Get("publicity.by")] = Day(m.Delivery?.By),
                [Get("publicity.owed")] = m.Delivery?.Owed, [Get("publicity.open")] = m.Delivery?.Open,
            });
    }

    private static Task<Microsoft.AspNetCore.Http.IResult> OpenAsync(HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct)
    {
        var list = List(http, OpenDeliveryRows.Keys);
        return TableFile.OfAsync(
            Get("open-deliveries.title"), time.Today(), async page => (await mediator.Send(OpenDeliveryRows.Query(list, page), ct)).Select(a => a.Page),
            o => new Dictionary<string, object?>
            {
                [Get("open-deliveries.enterprise")] = o.EnterpriseName, [Get("open-deliveries.place")] = $"{o.StreetName} {o.CommunityName}", [Get("open-deliveries.material")] = o.Title,
                [Get("publicity.by")] = Day(o.By), [Get("publicity.late")] = Get(o.Late ? "tables.yes" : "tables.no"),
            });
    }

    private static Task<Microsoft.AspNetCore.Http.IResult> ReceiptsAsync(HttpContext http, IMediator mediator, TimeProvider time, Guid id, CancellationToken ct)
    {
        var list = List(http, ReceiptsPage.Keys);
        return TableFile.OfAsync(
            Get("receipts.title"), time.Today(), async page => (await mediator.Send(ReceiptsPage.Query(id, list, page), ct)).Select(a => a.Page),
            r => new Dictionary<string, object?>
            {
                [Get("receipt.material")] = r.Title, [Get("publicity.number")] = r.DocumentNumber, [Get("receipt.enterprise")] = r.EnterpriseName,
                [Get("open-deliveries.place")] = $"{r.StreetName} {r.CommunityName}", [Get("receipt.day")] = Day(r.DeliveredOn), [Get("receipts.late")] = Get(r.Late ? "tables.yes" : "tables.no"),
                [Get("receipt.way")] = r.WayName, [Get("receipt.recipient")] = r.Recipient, [Get("receipt.note")] = r.Note, [Get("receipts.recorded")] = r.RecordedBy,
                [Get("receipts.unit")] = r.UnitName,
            });
    }

    private static Task<Microsoft.AspNetCore.Http.IResult> ActivitiesAsync(HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct)
    {
        var list = List(http, ActivitiesPage.Keys);
        return TableFile.OfAsync(
            Get("activities.title"), time.Today(), async page => (await mediator.Send(ActivitiesPage.Query(list, page), ct)).Select(a => a.Page),
            a => new Dictionary<string, object?>
            {
                [Get("activities.day")] = Day(a.Day), [Get("activities.topic")] = a.Topic, [Get("activities.form")] = a.FormName, [Get("activities.place")] = a.Place,
                [Get("activities.participants")] = a.Participants, [Get("activities.note")] = a.Note, [Get("publicity.street")] = a.StreetName, [Get("receipts.unit")] = a.UnitName,
                [Get("receipts.recorded")] = a.RecordedBy,
            });
    }

    private static ListState List(HttpContext http, string[] keys) => ListState.Of(new Uri(http.Request.GetEncodedUrl()), keys);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
