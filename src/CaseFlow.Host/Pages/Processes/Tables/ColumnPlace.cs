using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Host.Pages.Processes.Tables;

/// <summary>Which column is meant: conditions and outputs are counted apart.</summary>
public sealed record ColumnPlace(bool IsOutput, int Index)
{
    /// <summary>Null when the table has no such column any more.</summary>
    public TableColumn? Of(TableDefinition table) => IsOutput ? table.Outputs.ElementAtOrDefault(Index) : table.Inputs.ElementAtOrDefault(Index);

    public int Count(TableDefinition table) => IsOutput ? table.Outputs.Count : table.Inputs.Count;
}
