using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using MediatR;
using MiniExcelLibs;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Cases;

/// <summary>The list of cases as a workbook: what the list shows, all pages of it. Cells hold text, never formulas.</summary>
internal static class CaseExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostRows = 20_000;

    public static async Task<IResult> WriteAsync(IMediator mediator, [AsParameters] CaseFilter filter, TimeProvider time, CancellationToken ct)
    {
        List<Dictionary<string, object?>> rows = [];
        for (var page = 1; rows.Count < MostRows; page++)
        {
            var answer = await mediator.Send(filter.ToQuery(new PageRequest(page, PageRequest.MaxSize)), ct);
            if (!answer.Succeeded)
            {
                return Problems.From(answer.Refusals);
            }

            rows.AddRange(answer.Value.Page.Items.Select(Row));
            if (answer.Value.Page.Items.Count < PageRequest.MaxSize)
            {
                break;
            }
        }

        var workbook = new MemoryStream();
        await workbook.SaveAsAsync(rows.Count > 0 ? rows : [Row(null)], cancellationToken: ct);
        workbook.Position = 0;
        return TypedResults.File(workbook, ContentType, TextCatalog.Get("export.cases-file", $"{time.Today():yyyyMMdd}"));
    }

    private static Dictionary<string, object?> Row(CaseItem? c) => new()
    {
        [TextCatalog.Get("export.number")] = c?.Number,
        [TextCatalog.Get("export.enterprise")] = c?.EnterpriseName,
        [TextCatalog.Get("export.hazard")] = c?.HazardText,
        [TextCatalog.Get("export.grade")] = c?.GradeName,
        [TextCatalog.Get("export.street")] = c?.StreetName,
        [TextCatalog.Get("export.place")] = c?.Place,
        [TextCatalog.Get("export.state")] = c?.StateName,
        [TextCatalog.Get("export.governing-unit")] = c?.GoverningUnitName,
        [TextCatalog.Get("export.supervising-unit")] = c?.SupervisingUnitName,
        [TextCatalog.Get("export.listed-on")] = c?.ListedAt?.ChinaDate().ToLongText(),
        [TextCatalog.Get("export.last-day")] = c?.LastDay?.ToLongText(),
        [TextCatalog.Get("export.overdue")] = c is null ? null : TextCatalog.Get(c.Overdue ? "export.yes" : "export.no"),
        [TextCatalog.Get("export.extensions")] = c?.Extensions,
    };
}
