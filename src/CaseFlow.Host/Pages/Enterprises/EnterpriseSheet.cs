using CaseFlow.Domain.Enterprises;
using CaseFlow.Host.Pages.Kit;
using MiniExcelLibs;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Enterprises;

/// <summary>
/// Rows of enterprises in a table file (.xlsx). Columns are found by their titles, in any order, and others are left alone,
/// so that an exported table 1 can be filled up and read again.
/// </summary>
internal static class EnterpriseSheet
{
    /// <summary>Key of the title and whether the column must be there.</summary>
    private static readonly (string Key, bool Needed)[] Columns =
    [
        ("table-1.name", true), ("enterprises.credit-code", true), ("enterprises.street", false), ("enterprises.community", true), ("table-1.address", true),
        ("table-1.industry", true), ("enterprises.category", false), ("enterprises.grade", false), ("table-1.head", true), ("table-1.safety-head", true),
        ("table-1.phone", false), ("enterprises.department", false), ("import-enterprises.since", false), ("import-enterprises.distinct", false),
    ];

    public static IEnumerable<string> Titles => Columns.Select(c => Get(c.Key));

    /// <summary>The rows; null together with why the file cannot be read.</summary>
    public static (IReadOnlyList<EnterpriseLine>? Lines, string? Why) Read(Stream file)
    {
        try
        {
            var rows = file.Query(useHeaderRow: false).Cast<IDictionary<string, object?>>().Take(ImportEnterprises.Most + 2).ToList();
            return rows.Count == 0 ? (null, Get("import-enterprises.empty")) : Read(rows);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the reader stumbles over, the file is none that it can read.
            return (null, Get("import-enterprises.no-table-file"));
        }
    }

    private static (IReadOnlyList<EnterpriseLine>? Lines, string? Why) Read(List<IDictionary<string, object?>> rows)
    {
        var titles = rows[0].Select(cell => (Title: TableFile.Written(cell.Value), Column: cell.Key)).Where(c => c.Title.Length > 0).DistinctBy(c => c.Title).ToDictionary(c => c.Title, c => c.Column);
        string[] missing = [.. Columns.Where(c => c.Needed && !titles.ContainsKey(Get(c.Key))).Select(c => Get(c.Key))];
        if (missing.Length > 0)
        {
            return (null, Get("import-enterprises.columns", string.Join('、', missing)));
        }

        List<EnterpriseLine> lines = [];
        for (var row = 1; row < rows.Count; row++)
        {
            string[] cells = [.. Columns.Select(c => titles.TryGetValue(Get(c.Key), out var column) ? TableFile.Written(rows[row].TryGetValue(column, out var value) ? value : null) : "")];
            if (cells.Any(c => c.Length > 0))
            {
                lines.Add(new EnterpriseLine(
                    row + 1, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10], cells[11], cells[12], cells[13]));
            }
        }

        return lines.Count switch
        {
            0 => (null, Get("import-enterprises.empty")),
            > ImportEnterprises.Most => (null, Get("enterprise.import-size", ImportEnterprises.Most)),
            _ => (lines, null),
        };
    }
}
