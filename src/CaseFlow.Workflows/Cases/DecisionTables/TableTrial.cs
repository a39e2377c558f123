using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>A table tried with values as somebody types them, without a process.</summary>
/// <param name="Applying">Rows (from 0) that give the outputs.</param>
/// <param name="Holding">All rows whose conditions hold.</param>
/// <param name="Faults">By column: a value that cannot be read.</param>
/// <param name="Text">What would happen, in words.</param>
public sealed record TableTrial(IReadOnlyList<int> Applying, IReadOnlyList<int> Holding, IReadOnlyDictionary<string, string> Faults, string Text)
{
    /// <param name="values">By column name; a missing or empty one is no value.</param>
    public static TableTrial Of(CompiledTable table, IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, string> faults = [];
        List<TableValue?> read = [];
        foreach (var column in table.Table.Inputs)
        {
            try
            {
                var text = values.GetValueOrDefault(column.Name, "").Trim();
                read.Add(text.Length == 0 ? null : TableValue.Of(text, column));
            }
            catch (CellException e)
            {
                faults[column.Name] = e.Message;
                read.Add(null);
            }
        }

        if (faults.Count > 0)
        {
            return new TableTrial([], [], faults, "");
        }

        var holding = table.Holding(read);
        return table.Applying(holding) switch
        {
            null => new TableTrial([], holding, faults, TextCatalog.Get("decision-table.trial-several", table.Words(holding))),
            { Count: 0 } => new TableTrial([], holding, faults, TextCatalog.Get("decision-table.no-row")),
            var applying => new TableTrial(applying, holding, faults, TextCatalog.Get("decision-table.trial-applies", table.Words(applying), Outputs(table, applying))),
        };
    }

    private static string Outputs(CompiledTable table, IReadOnlyList<int> rows) => string.Join('；', rows.Select(r => string.Join('，', table.Table.Outputs
        .Select(o => (o.Shown, Text: table.Table.Rows[r].Then.GetValueOrDefault(o.Name, ""), o.Unit)).Where(o => o.Text.Length > 0).Select(o => Value(o.Shown, o.Text, o.Unit)))));

    private static string Value(string column, string text, string? unit) => unit is null || text.EndsWith(unit, StringComparison.Ordinal) ? $"{column} {text}" : $"{column} {text} {unit}";
}
