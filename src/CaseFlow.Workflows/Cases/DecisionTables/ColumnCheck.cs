using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>The frame of a table: hit policy, columns, names.</summary>
internal static class ColumnCheck
{
    private const int MostRows = 500;
    private const int MostColumns = 40;

    public static void Check(TableDefinition table, TableFaults faults)
    {
        if (!HitPolicies.All.Contains(table.HitPolicy))
        {
            faults.Error("decision-table.hit-policy", null, null, table.HitPolicy, string.Join('、', HitPolicies.All));
        }

        if (table.Inputs.Count == 0 || table.Outputs.Count == 0)
        {
            faults.Error("decision-table.no-columns", null, null);
        }

        if (table.Rows.Count == 0)
        {
            faults.Warning("decision-table.no-rows", null, null);
        }

        if (table.Rows.Count > MostRows || table.Inputs.Count + table.Outputs.Count > MostColumns)
        {
            faults.Error("decision-table.too-large", null, null, MostRows, MostColumns);
        }

        Names(table.Inputs, faults);
        Names(table.Outputs, faults);
        foreach (var column in table.Inputs)
        {
            Expression(column, faults);
        }
    }

    private static void Names(IReadOnlyList<TableColumn> columns, TableFaults faults)
    {
        foreach (var column in columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name))
            {
                faults.Error("decision-table.column-name", null, column.Name, column.Shown);
            }
            else if (columns.Count(c => c.Name == column.Name) > 1)
            {
                faults.Error("decision-table.column-twice", null, column.Name, column.Name);
            }

            if (!ColumnTypes.All.Contains(column.Type))
            {
                faults.Error("decision-table.column-type", null, column.Name, column.Shown, column.Type, string.Join('、', ColumnTypes.All));
            }

            if (column.Type == ColumnTypes.Choice && column.Choices is not { Count: > 0 })
            {
                faults.Error("decision-table.no-choices", null, column.Name, column.Shown);
            }
        }
    }

    private static void Expression(ConditionColumn column, TableFaults faults)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(column.Expression))
            {
                faults.Error("decision-table.no-expression", null, column.Name, column.Shown);
            }
            else
            {
                _ = ColumnExpression.Of(column.Expression);
            }
        }
        catch (ExpressionException e)
        {
            faults.Error("decision-table.expression", null, column.Name, column.Shown, e.Message);
        }
    }
}
