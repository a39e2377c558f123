using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.TipOffs;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.TipOffs;

/// <summary>Tip-offs as a table file: what the list shows, nothing of who told of it.</summary>
internal sealed class TipOffExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/tip-offs/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), TipOffsPage.Keys);
        return TableFile.OfAsync(Get("tip-offs.title"), time.Today(), async page => Page(await mediator.Send(TipOffsPage.Query(list, page), ct)), Row);
    }).ExcludeFromDescription();

    private static Result<Page<TipOffItem>> Page(Result<TipOffList> answer) => answer.Succeeded ? answer.Value.Page : Result<Page<TipOffItem>>.Refused(answer.Refusals);

    private static Dictionary<string, object?> Row(TipOffItem t) => new()
    {
        [Get("tip-offs.number")] = t.Number, [Get("tip-offs.kind")] = t.KindName, [Get("tip-offs.street")] = t.StreetName, [Get("tip-offs.summary")] = t.Summary,
        [Get("tip-offs.state")] = t.StateName, [Get("tip-offs.unit")] = t.UnitName, [Get("tip-offs.result")] = t.ResultName, [Get("tip-offs.received")] = Moments.At(t.ReceivedAt),
        [Get("tip-offs.fed-back")] = t.FedBackAt is { } at ? Moments.At(at) : null, [Get("tip-offs.closed")] = t.ClosedAt is { } closed ? Moments.At(closed) : null,
    };
}
