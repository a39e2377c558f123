using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Hazards;

/// <summary>The list of hazards as shown, as a table file.</summary>
internal sealed class HazardExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/hazards/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), HazardList.Keys);
        return TableFile.OfAsync(
            Get("nav.hazards"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(HazardList.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(HazardItem hazard) => new()
    {
        [Get("hazards.number")] = hazard.Number,
        [Get("hazards.enterprise")] = hazard.EnterpriseName,
        [Get("hazards.street")] = hazard.StreetName,
        [Get("hazard.region")] = hazard.CommunityName,
        [Get("hazards.place")] = hazard.Place,
        [Get("hazards.description")] = hazard.Description,
        [Get("hazards.grade")] = hazard.GradeName,
        [Get("hazards.state")] = hazard.StateName,
        [Get("hazards.station")] = hazard.StationName,
        [Get("hazards.holder")] = hazard.HolderName,
        [Get("hazards.held-since")] = hazard.HeldSince is { } since ? Moments.At(since) : null,
        [Get("hazards.due-day")] = hazard.DueAt is { } due ? Moments.At(due.AddTicks(-1)) : null,
        [Get("hazards.elapsed")] = HazardTimes.Of(hazard.TotalMinutes),
        [Get("hazards.department")] = hazard.DepartmentName,
        [Get("hazards.reported")] = Moments.At(hazard.ReportedAt),
        [Get("hazards.reporter")] = hazard.ReportedBy,
    };
}
