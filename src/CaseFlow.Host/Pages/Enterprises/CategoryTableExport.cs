using System.Globalization;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Enterprises;

/// <summary>Table 2 (R130) of a region and a day as a table file, one row for each category.</summary>
internal sealed class CategoryTableExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{CategoryTablePage.Address}/export", async (IMediator mediator, string region, DateOnly day, CancellationToken ct) =>
    {
        var table = await mediator.Send(new CountCategories(region, day), ct);
        return table.Succeeded
            ? await TableFile.OfAsync(
                Get("table-2.short"), day,
                _ => Task.FromResult<Result<Page<CategoryCount>>>(new Page<CategoryCount>(table.Value.Counts, table.Value.Counts.Count, 1, PageRequest.MaxSize)),
                cell => Row(table.Value, day, cell))
            : Problems.From(table.Refusals);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(CategoryTable table, DateOnly day, CategoryCount cell) => new()
    {
        [Get("table-2.place")] = table.Place,
        [Get("table-2.day")] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [Get("enterprises.category")] = cell.Name,
        [Get("table-2.count")] = cell.Count,
        [Get("table-2.unit")] = cell.Unit,
    };
}
