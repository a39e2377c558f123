namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>What somebody does to a table in an editor; each makes a new table, the old one is the way back.</summary>
public static class TableEdits
{
    public static TableDefinition WithRow(this TableDefinition table, int at, string id) =>
        table with { Rows = [.. table.Rows.Take(at), new TableRow { Id = id }, .. table.Rows.Skip(at)] };

    public static TableDefinition WithoutRow(this TableDefinition table, int row) => table with { Rows = Without(table.Rows, row) };

    /// <summary>One place up (-1) or down (1); at the end it stays.</summary>
    public static TableDefinition WithRowMoved(this TableDefinition table, int row, int by) => table with { Rows = Moved(table.Rows, row, by) };

    public static TableDefinition WithRow(this TableDefinition table, int row, Func<TableRow, TableRow> change) => table with { Rows = Changed(table.Rows, row, change) };

    public static TableDefinition WithCondition(this TableDefinition table, int row, string column, string text) =>
        table.WithRow(row, r => r with { When = Cell(r.When, column, text) });

    public static TableDefinition WithOutput(this TableDefinition table, int row, string column, string text) =>
        table.WithRow(row, r => r with { Then = Cell(r.Then, column, text) });

    public static TableDefinition WithInputs(this TableDefinition table, IReadOnlyList<ConditionColumn> inputs) => table with { Inputs = inputs };

    public static TableDefinition WithOutputs(this TableDefinition table, IReadOnlyList<OutputColumn> outputs) => table with { Outputs = outputs };

    /// <summary>The column with its cells, which follow a new name.</summary>
    public static TableDefinition WithColumn(this TableDefinition table, int index, ConditionColumn column)
    {
        var old = table.Inputs[index].Name;
        return table with
        {
            Inputs = Changed(table.Inputs, index, _ => column),
            Rows = [.. table.Rows.Select(r => r with { When = Renamed(r.When, old, column.Name) })],
        };
    }

    public static TableDefinition WithColumn(this TableDefinition table, int index, OutputColumn column)
    {
        var old = table.Outputs[index].Name;
        return table with
        {
            Outputs = Changed(table.Outputs, index, _ => column),
            Rows = [.. table.Rows.Select(r => r with { Then = Renamed(r.Then, old, column.Name) })],
        };
    }

    /// <summary>The column and its cells.</summary>
    public static TableDefinition WithoutInput(this TableDefinition table, int index) => table with
    {
        Inputs = Without(table.Inputs, index),
        Rows = [.. table.Rows.Select(r => r with { When = Cell(r.When, table.Inputs[index].Name, "") })],
    };

    public static TableDefinition WithoutOutput(this TableDefinition table, int index) => table with
    {
        Outputs = Without(table.Outputs, index),
        Rows = [.. table.Rows.Select(r => r with { Then = Cell(r.Then, table.Outputs[index].Name, "") })],
    };

    /// <summary>A name or id of the pattern that is not taken yet: <c>row4</c>.</summary>
    public static string Free(string stem, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, names.Count + 1).Select(n => $"{stem}{n}").First(n => !names.Contains(n));
    }

    public static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> list, int index, int by)
    {
        var to = Math.Clamp(index + by, 0, list.Count - 1);
        List<T> moved = [.. list];
        moved.RemoveAt(index);
        moved.Insert(to, list[index]);
        return moved;
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, int index) => [.. list.Where((_, i) => i != index)];

    private static IReadOnlyList<T> Changed<T>(IReadOnlyList<T> list, int index, Func<T, T> change) => [.. list.Select((item, i) => i == index ? change(item) : item)];

    private static IReadOnlyDictionary<string, string> Cell(IReadOnlyDictionary<string, string> cells, string column, string text)
    {
        var changed = cells.Where(c => c.Key != column).ToDictionary(StringComparer.Ordinal);
        if (text.Length > 0)
        {
            changed[column] = text;
        }

        return changed;
    }

    private static IReadOnlyDictionary<string, string> Renamed(IReadOnlyDictionary<string, string> cells, string from, string to) =>
        from == to || !cells.TryGetValue(from, out var text) ? cells : Cell(Cell(cells, from, ""), to, text);
}
