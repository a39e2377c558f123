using System.Globalization;
using CaseFlow.Domain.Coverage;
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
        var frame = await mediator.Send(new FrameTableTwo(region, day), ct);
        return table.Succeeded && frame.Succeeded
            ? await TableFile.OfAsync(
                Get("table-2.short"), day,
                _ => Task.FromResult<Result<Page<CategoryCount>>>(new Page<CategoryCount>(table.Value.Counts, table.Value.Counts.Count, 1, PageRequest.MaxSize)),
                cell => Row(table.Value, frame.Value, day, cell))
            : Problems.From(table.Succeeded ? frame.Refusals : table.Refusals);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(CategoryTable table, TableTwoFrame frame, DateOnly day, CategoryCount cell) => new()
    {
        [Get("table-2.place")] = table.Place,
        [Get("table-2.day")] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [Get("enterprises.category")] = cell.Name,
        [Get("table-2.count")] = cell.Count,
        [Get("table-2.unit")] = cell.Unit,
        [Get("table-2.heads-column")] = string.Join(Get("table-2.separator"), frame.Heads),
        [Get("table-2.keepers-column")] = string.Join(Get("table-2.separator"), frame.Keepers),
        [Get("table-2.office-column")] = frame.Office,
        [Get("table-2.full-time")] = frame.FullTime,
        [Get("table-2.part-time")] = frame.PartTime,
    };
}
