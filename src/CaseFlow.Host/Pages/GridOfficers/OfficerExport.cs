using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.GridOfficers;

/// <summary>The staff register as a table file, with the filters and order of the list.</summary>
internal sealed class OfficerExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/grid-officers/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), GridOfficerListPage.Keys);
        return TableFile.OfAsync(
            Get("officers.register"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(GridOfficerListPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(OfficerItem officer) => new()
    {
        [Get("officers.name")] = officer.Name,
        [Get("officers.kind")] = officer.KindName,
        [Get("officers.original-role")] = officer.OriginalRole,
        [Get("officers.street")] = officer.StreetName,
        [Get("officers.grids")] = string.Join(Get("officers.and"), officer.Grids),
        [Get("officers.phone")] = officer.Phone,
        [Get("officers.hired")] = officer.HiredOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        [Get("officers.certificate")] = officer.CertificateNumber,
        [Get("officers.certified-on")] = officer.CertificateIssuedOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        [Get("officers.quota")] = Get(officer.QuotaMet ? "officers.met" : "officers.open"),
        [Get("officers.state")] = officer.StateName,
    };
}
