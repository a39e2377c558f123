using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Inspections;

/// <summary>The checks as a table file, with the filters and order of the list.</summary>
internal sealed class InspectionExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/inspections/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), InspectionListPage.Keys);
        return TableFile.OfAsync(
            Get("nav.inspections"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(InspectionListPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(InspectionItem i) => new()
    {
        [Get("inspections.number")] = i.Number,
        [Get("inspections.enterprise")] = i.EnterpriseName,
        [Get("inspections.address")] = i.Address,
        [Get("inspections.street")] = i.StreetName,
        [Get("inspections.community")] = i.CommunityName,
        [Get("inspections.checked-at")] = Moments.At(i.CheckedAt),
        [Get("inspections.inspector")] = i.InspectorName,
        [Get("inspections.unit")] = i.InspectorUnit,
        [Get("inspections.result")] = i.ResultName,
        [Get("inspections.defect-count")] = i.DefectCount,
        [Get("inspections.warnings")] = string.Join('\n', i.Warnings),
    };
}
