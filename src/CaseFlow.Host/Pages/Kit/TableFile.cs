using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using MiniExcelLibs;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>A list as a table file (.xlsx), with the filters and order of its address.</summary>
internal static class TableFile
{
    /// <summary>More rows than anybody reads; a longer list is cut here, its filters make it shorter.</summary>
    public const int MostRows = 5000;

    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="ask">Asks for one page of the list.</param>
    /// <param name="row">Column titles and values of one row, in order.</param>
    public static async Task<Microsoft.AspNetCore.Http.IResult> OfAsync<T>(
        string name, DateOnly today, Func<PageRequest, Task<Result<Page<T>>>> ask, Func<T, Dictionary<string, object?>> row)
    {
        List<Dictionary<string, object?>> rows = [];
        string? after = null;
        for (var number = 1; rows.Count < MostRows; number++)
        {
            var answer = await ask(new PageRequest(number, PageRequest.MaxSize, after));
            if (!answer.Succeeded)
            {
                return Problems.From(answer.Refusals);
            }

            rows.AddRange(answer.Value.Items.Select(row));
            after = answer.Value.Next;
            if (answer.Value.Items.Count < PageRequest.MaxSize)
            {
                break;
            }
        }

        return Results.File(await WriteAsync(name, rows), ContentType, $"{name}{today:yyyyMMdd}.xlsx");
    }

    /// <summary>The sheet's bytes, from the start.</summary>
    public static async Task<MemoryStream> WriteAsync(string sheet, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        var file = new MemoryStream();
        await file.SaveAsAsync(rows, sheetName: sheet);
        file.Position = 0;
        return file;
    }

    /// <summary>A cell as people wrote it.</summary>
    public static string Written(object? cell) => cell switch
    {
        null => "",
        DateTime day => DateOnly.FromDateTime(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => TextCatalog.Get(truth ? "tables.yes" : "tables.no"),
        _ => (Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").Trim(),
    };
}
