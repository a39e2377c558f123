using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Grids;

/// <summary>Table 3 (R132) and the coverage check as table files, with the filters of the list.</summary>
internal sealed class GridExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/grids/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), GridListPage.Keys);
            var place = new PlaceOfAddress(list["region"] ?? "", PlaceOfAddress.DayOf(list, time));
            var number = 0;
            return TableFile.OfAsync(
                Get("table-3.short"), place.Day,
                async page =>
                {
                    var answer = await mediator.Send(GridListPage.Query(list, place with { Region = await RegionAsync(mediator, place.Region, http, ct) }, page), ct);
                    return answer.Select(a => a.Page);
                },
                grid => Row(grid, ++number));
        }).ExcludeFromDescription();
        routes.MapGet($"{CoveragePage.Address}/export", (IMediator mediator, string region, DateOnly day, string? kind, CancellationToken ct) =>
            TableFile.OfAsync(
                Get("coverage.title"), day,
                async page =>
                {
                    var answer = await mediator.Send(new CheckCoverage(region, day, kind, page), ct);
                    return answer.Select(a => a.Page);
                },
                Row)).ExcludeFromDescription();
    }

    // A link without a region means the reader's own.
    private static async Task<string> RegionAsync(IMediator mediator, string region, HttpContext http, CancellationToken ct) =>
        region.Length > 0
            ? region
            : http.RequestServices.GetRequiredService<RequestContext>().Who.RegionPath?.TrimEnd('/').Split('/')[^1] is { Length: > 0 } code
                ? code.PadRight(RegionPaths.CodeLength, '0')
                : (await mediator.Send(new RegionTree(null, RegionLevel.District), ct)).Value[0].Children[0].Code;

    // The seven columns of the table first, in its order; what else is known of it behind them.
    private static Dictionary<string, object?> Row(GridLine grid, int number) => new()
    {
        [Get("table-3.number")] = number,
        [Get("table-3.name")] = grid.Name,
        [Get("table-3.head")] = Join(grid.Heads, p => p.Name),
        [Get("table-3.title-of-head")] = Join(grid.Heads, p => p.Title),
        [Get("table-3.keepers")] = Join(grid.Keepers, p => p.Name),
        [Get("table-3.phones")] = Join(grid.Keepers, p => p.Phone),
        [Get("table-3.guarantor")] = Join(grid.Guarantors, p => p.Name),
        [Get("grids.kind")] = grid.KindName,
        [Get("grid-duty.supervisor")] = Join(grid.Supervisors, p => p.Name),
        [Get("grid-duty.liaison")] = Join(grid.Liaisons, p => p.Name),
        [Get("grids.enterprises")] = grid.Enterprises,
        [Get("grids.gaps")] = string.Join('、', grid.Gaps),
    };

    private static Dictionary<string, object?> Row(CoverageGap gap) => new()
    {
        [Get("coverage.kind")] = gap.KindName,
        [Get("coverage.where")] = gap.Name,
        [Get("coverage.place")] = gap.Place,
        [Get("coverage.closer")] = gap.Closer,
    };

    internal static string Join(IReadOnlyList<GridPerson> people, Func<GridPerson, string?> part) => string.Join('、', people.Select(part).Where(p => !string.IsNullOrEmpty(p)));
}
