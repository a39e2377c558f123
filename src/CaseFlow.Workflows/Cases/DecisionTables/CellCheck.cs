namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>Reads the cells; one that cannot be read is named by row and column and lets nothing through.</summary>
internal static class CellCheck
{
    public static List<CompiledRow> Read(TableDefinition table, TableFaults faults)
    {
        List<CompiledRow> rows = [];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            Id(table, i, faults);
            Unknown(i, table.Rows[i].When, table.Inputs, faults);
            Unknown(i, table.Rows[i].Then, table.Outputs, faults);
            var row = i;
            rows.Add(new CompiledRow(
                [.. table.Inputs.Select(c => Condition(row, c, table.Rows[row], faults))], [.. table.Outputs.Select(c => Output(row, c, table.Rows[row], faults))]));
        }

        return rows;
    }

    private static void Id(TableDefinition table, int row, TableFaults faults)
    {
        var id = table.Rows[row].Id;
        if (string.IsNullOrWhiteSpace(id))
        {
            faults.Error("decision-table.row-id", row, null, row + 1);
        }
        else if (table.Rows.Take(row).Any(r => r.Id == id))
        {
            faults.Error("decision-table.row-twice", row, null, row + 1, id);
        }
    }

    private static void Unknown(int row, IReadOnlyDictionary<string, string> cells, IReadOnlyList<TableColumn> columns, TableFaults faults)
    {
        foreach (var name in cells.Keys.Where(n => cells[n].Length > 0 && columns.All(c => c.Name != n)))
        {
            faults.Error("decision-table.unknown-cell", row, name, row + 1, name);
        }
    }

    private static ValueSet Condition(int row, ConditionColumn column, TableRow source, TableFaults faults)
    {
        try
        {
            return ConditionText.Read(source.When.GetValueOrDefault(column.Name, ""), column);
        }
        catch (CellException e)
        {
            faults.Error("decision-table.condition", row, column.Name, row + 1, column.Shown, e.Message);
            return new ValueSet([]);
        }
    }

    private static TableValue? Output(int row, OutputColumn column, TableRow source, TableFaults faults)
    {
        try
        {
            var text = source.Then.GetValueOrDefault(column.Name, "").Trim();
            return text.Length == 0 ? null : TableValue.Of(text, column);
        }
        catch (CellException e)
        {
            faults.Error("decision-table.output", row, column.Name, row + 1, column.Shown, e.Message);
            return null;
        }
    }
}
