using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Cases;

/// <summary>The list of cases as shown, as a table file.</summary>
internal sealed class CaseExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/cases/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), CaseList.Keys);
        return TableFile.OfAsync(
            Get("nav.cases"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(CaseList.Query(list, page), ct);
                return answer.Succeeded ? answer.Value.Page : Result<Page<CaseItem>>.Refused(answer.Refusals);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(CaseItem item) => new()
    {
        [Get("cases.number")] = item.Number,
        [Get("hazards.enterprise")] = item.EnterpriseName,
        [Get("hazards.street")] = item.StreetName,
        [Get("hazards.place")] = item.Place,
        [Get("hazards.hazard")] = item.HazardText,
        [Get("hazards.grade")] = item.GradeName,
        [Get("cases.state")] = item.StateName,
        [Get("cases.supervising")] = item.SupervisingUnitName,
        [Get("cases.governing")] = item.GoverningUnitName,
        [Get("cases.listed")] = item.ListedAt is { } listed ? Moments.Day(listed) : null,
        [Get("cases.due")] = item.LastDay is { } day ? Moments.Day(day) : null,
        [Get("cases.overdue")] = Get(item.Overdue ? "cases.yes" : "cases.no"),
        [Get("cases.extensions")] = item.Extensions,
    };
}
