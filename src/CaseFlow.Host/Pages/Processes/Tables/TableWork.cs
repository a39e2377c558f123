using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Pages.Processes.Tables;

/// <summary>One table being edited: what it is now, what is wrong in it, and the way back.</summary>
public sealed class TableWork(TableDefinition began)
{
    private const int MostSteps = 100;

    private readonly List<TableDefinition> _before = [];

    public TableDefinition Table { get; private set; } = began;

    public CompiledTable Compiled { get; private set; } = CompiledTable.Of(began);

    public bool Changed => _before.Count > 0;

    public void Change(TableDefinition table)
    {
        _before.Add(Table);
        if (_before.Count > MostSteps)
        {
            _before.RemoveAt(1);
        }

        Show(table);
    }

    /// <summary>Takes the last change back.</summary>
    public void Undo()
    {
        if (_before.Count == 0)
        {
            return;
        }

        Show(_before[^1]);
        _before.RemoveAt(_before.Count - 1);
    }

    /// <summary>Why a cell cannot be read; where it stands is seen.</summary>
    public string? At(int row, string column) => Text(Compiled.Faults.Where(f => f.Row == row && f.Column == column), f => f.Args is [_, _, string why] ? why : f.Text);

    /// <summary>What is wrong with a row as a whole, or with its identity.</summary>
    public string? AtRow(int row) => Text(Compiled.Faults.Where(f => f.Row == row && f.Column is null));

    public string? AtColumn(string column) => Text(Compiled.Faults.Where(f => f.Row is null && f.Column == column));

    public IReadOnlyList<TableFault> Whole => [.. Compiled.Faults.Where(f => f.Row is null && f.Column is null)];

    public int Errors => Compiled.Faults.Count(f => f.Severity == FindingSeverity.Error);

    private void Show(TableDefinition table) => (Table, Compiled) = (table, CompiledTable.Of(table));

    private static string? Text(IEnumerable<TableFault> faults, Func<TableFault, string>? words = null) =>
        string.Join(' ', faults.Select(words ?? (f => f.Text))) is { Length: > 0 } text ? text : null;
}
