using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>A table whose cells have been read; what could not be read is among its faults. Immutable.</summary>
public sealed class CompiledTable
{
    private readonly List<CompiledRow> _rows;

    private CompiledTable(TableDefinition table, List<CompiledRow> rows, IReadOnlyList<TableFault> faults) => (Table, _rows, Faults) = (table, rows, faults);

    public TableDefinition Table { get; }

    public IReadOnlyList<TableFault> Faults { get; }

    public bool CatchesAll => _rows.Exists(r => r.CatchesAll);

    public static CompiledTable Of(TableDefinition table)
    {
        var faults = new TableFaults();
        ColumnCheck.Check(table, faults);
        var rows = CellCheck.Read(table, faults);
        if (!faults.All.Any(f => f.IsError))
        {
            RowCheck.Check(table, rows, faults);
        }

        return new CompiledTable(table, rows, faults.All);
    }

    /// <summary>The rows (from 0) that hold for the values, in the columns' order; all of them whatever the hit policy.</summary>
    internal IReadOnlyList<int> Holding(IReadOnlyList<TableValue?> values) =>
        [.. Enumerable.Range(0, _rows.Count).Where(r => _rows[r].Conditions.Select((c, i) => c.Has(values[i])).All(holds => holds))];

    /// <summary>Those of the holding rows that apply; null where the policy allows one and several hold.</summary>
    internal IReadOnlyList<int>? Applying(IReadOnlyList<int> holding) => Table.HitPolicy switch
    {
        HitPolicies.First => [.. holding.Take(1)],
        HitPolicies.Collect => holding,
        _ => holding.Count > 1 ? null : holding,
    };

    /// <summary>What an output column gives: the value of the one row, a list of all rows' values where they are collected.</summary>
    internal JsonNode? Output(IReadOnlyList<int> applying, int column) => Table.HitPolicy == HitPolicies.Collect
        ? new JsonArray([.. applying.Select(r => Value(r, column))])
        : applying.Count == 0 ? null : Value(applying[0], column);

    /// <summary>All outputs of a row by name; of all rows as a list where they are collected.</summary>
    internal JsonNode? Result(IReadOnlyList<int> applying) => Table.HitPolicy == HitPolicies.Collect
        ? new JsonArray([.. applying.Select(RowResult)])
        : applying.Count == 0 ? null : RowResult(applying[0]);

    /// <summary>Rows as people read them: 第 2 行（major）：重大隐患应当挂牌（R88）</summary>
    public string Words(IEnumerable<int> rows) => string.Join('；', rows.Select(r => string.IsNullOrWhiteSpace(Table.Rows[r].Remark)
        ? TextCatalog.Get("decision-table.row", r + 1, Table.Rows[r].Id)
        : TextCatalog.Get("decision-table.row-remark", r + 1, Table.Rows[r].Id, Table.Rows[r].Remark)));

    private JsonObject RowResult(int row) =>
        new(Table.Outputs.Select((o, i) => KeyValuePair.Create(o.Name, Value(row, i))));

    private JsonNode? Value(int row, int column) => _rows[row].Outputs[column]?.ToJson(Table.Outputs[column]);
}

/// <summary>One row's conditions and outputs, in the columns' order.</summary>
internal sealed record CompiledRow(IReadOnlyList<ValueSet> Conditions, IReadOnlyList<TableValue?> Outputs)
{
    public bool CatchesAll => Conditions.All(c => c.IsAny);

    /// <summary>Some values let both hold.</summary>
    public bool Meets(CompiledRow other) => Conditions.Zip(other.Conditions).All(c => c.First.Meets(c.Second));

    /// <summary>It holds wherever the other does.</summary>
    public bool Covers(CompiledRow other) => Conditions.Zip(other.Conditions).All(c => c.First.Covers(c.Second));
}
