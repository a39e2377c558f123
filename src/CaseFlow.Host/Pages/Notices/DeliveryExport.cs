using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Notices;

internal sealed class DeliveryExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/notices/deliveries/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), DeliveriesPage.Keys);
        return TableFile.OfAsync(
            Get("deliveries.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(DeliveriesPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            delivery => new Dictionary<string, object?>
            {
                [Get("deliveries.what")] = delivery.Title,
                [Get("deliveries.to")] = delivery.ToName,
                [Get("deliveries.channel")] = delivery.ChannelName,
                [Get("deliveries.state")] = delivery.StateName,
                [Get("deliveries.attempts")] = delivery.Attempts,
                [Get("deliveries.made-at")] = Moments.At(delivery.At),
                [Get("deliveries.sent-at")] = delivery.SentAt is { } at ? Moments.At(at) : null,
                [Get("deliveries.error")] = delivery.Error,
            });
    }).ExcludeFromDescription();
}
