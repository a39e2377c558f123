using CaseFlow.Host.Pages.Kit;
using CaseFlow.Workflows.Cases.DecisionTables;
using MiniExcelLibs;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Tables;

/// <summary>A decision table as a sheet of rows and back; columns go by what people read or by their names. The frame stays.</summary>
public static class TableSheet
{
    /// <summary>Far above the rows a table may have; stops a file made to fill the memory.</summary>
    private const int MostRows = 1000;

    public static async Task<byte[]> WriteAsync(TableDefinition table, string name)
    {
        var rows = table.Rows.Select(r => (IDictionary<string, object?>)Titles(table).ToDictionary(t => t.Title, t => (object?)t.Read(r))).ToList();
        var file = new MemoryStream();
        await file.SaveAsAsync(rows.Count > 0 ? rows : [Titles(table).ToDictionary(t => t.Title, _ => (object?)null)], sheetName: name.Length > 31 ? name[..31] : name);
        return file.ToArray();
    }

    /// <summary>The table with the file's rows; or why it cannot be taken.</summary>
    public static (TableDefinition? Table, string? Why) Read(TableDefinition table, Stream file)
    {
        List<IDictionary<string, object?>> lines;
        try
        {
            lines = [.. file.Query(useHeaderRow: true).Take(MostRows + 1).Cast<IDictionary<string, object?>>()];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, Get("tables.file-unreadable"));
        }

        if (lines.Count > MostRows)
        {
            return (null, Get("tables.file-too-long", MostRows));
        }

        var titles = Titles(table).ToList();
        var unknown = lines.SelectMany(l => l.Keys).Distinct().Where(k => titles.TrueForAll(t => !t.Means(k)) && lines.Exists(l => TableFile.Written(l.TryGetValue(k, out var v) ? v : null).Length > 0)).ToList();
        return unknown.Count > 0
            ? (null, Get("tables.file-columns", string.Join('、', unknown), string.Join('、', titles.Select(t => t.Title))))
            : (table with { Rows = Rows(table, titles, lines) }, null);
    }

    private static List<TableRow> Rows(TableDefinition table, List<SheetColumn> titles, IEnumerable<IDictionary<string, object?>> lines)
    {
        List<TableRow> rows = [];
        foreach (var line in lines.Where(l => l.Values.Any(v => TableFile.Written(v).Length > 0)))
        {
            var row = titles.Aggregate(new TableRow(), (r, t) => t.Put(r, TableFile.Written(line.FirstOrDefault(c => t.Means(c.Key)).Value)));
            rows.Add(row.Id.Length > 0 ? row : row with { Id = TableEdits.Free("row", table.Rows.Concat(rows).Select(x => x.Id)) });
        }

        return rows;
    }

    private static IEnumerable<SheetColumn> Titles(TableDefinition table) =>
    [
        new(Get("tables.row-id"), "id", r => r.Id, (r, t) => r with { Id = t }),
        .. table.Inputs.Select(c => new SheetColumn(c.Shown, c.Name, r => r.When.GetValueOrDefault(c.Name), (r, t) => r with { When = With(r.When, c.Name, t) })),
        .. table.Outputs.Select(c => new SheetColumn(c.Shown, c.Name, r => r.Then.GetValueOrDefault(c.Name), (r, t) => r with { Then = With(r.Then, c.Name, t) })),
        new(Get("tables.remark"), "remark", r => r.Remark, (r, t) => r with { Remark = t.Length > 0 ? t : null }),
    ];

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> cells, string column, string text) =>
        text.Length == 0 ? cells.ToDictionary() : new Dictionary<string, string>(cells) { [column] = text };

    private sealed record SheetColumn(string Title, string Name, Func<TableRow, string?> Read, Func<TableRow, string, TableRow> Put)
    {
        public bool Means(string header) => header.Trim() == Title || header.Trim() == Name;
    }
}
