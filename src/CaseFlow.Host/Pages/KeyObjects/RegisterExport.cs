using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.SubRegisters;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.KeyObjects;

/// <summary>The sub-registers as a table file, with the filters and order of the list; of one enterprise with <c>enterprise=ID</c>.</summary>
internal sealed class RegisterExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/registers/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), RegistersPage.Keys);
        return TableFile.OfAsync(
            Get("registers.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(RegistersPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(RegisterItem r) => new()
    {
        [Get("registers.kind")] = r.KindName,
        [Get("registers.enterprise")] = r.EnterpriseName,
        [Get("registers.street")] = r.StreetName,
        [Get("registers.name")] = r.Facts.Name,
        [Get("registers.class")] = r.EquipmentClassName,
        [Get("registers.code")] = r.Facts.Code,
        [Get("registers.next-inspection")] = Days.Text(r.Facts.NextInspectionOn),
        [Get("registers.quantity")] = r.QuantityText,
        [Get("registers.place")] = r.Facts.Place,
        [Get("registers.level")] = r.LevelName,
        [Get("registers.filed-on")] = Days.Text(r.Facts.FiledOn),
        [Get("registers.first-day")] = Days.Text(r.FirstDay),
        [Get("registers.until")] = Days.Text(r.Until),
        [Get("registers.verified")] = Days.Text(r.VerifiedOn),
        [Get("registers.verified-by")] = r.VerifiedBy,
    };
}
