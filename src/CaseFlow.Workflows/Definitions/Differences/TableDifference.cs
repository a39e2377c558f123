using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What changed in a decision table, cell by cell: 决策表“…”第 3 行“期限”：15 → 10. Rows go by their ids.</summary>
internal static class TableDifference
{
    private const string Type = "CaseFlow.DecisionTable";

    /// <summary>Null where it is no table, or one that cannot be read on either side.</summary>
    public static IEnumerable<DifferenceLine>? Of(string activityId, string name, string? type, string member, JsonNode? from, JsonNode? to) =>
        type == Type && member == "table" && Read(from) is { } before && Read(to) is { } after ? Lines(activityId, name, before, after) : null;

    private static TableDefinition? Read(JsonNode? member) => TableJson.Read(((member as JsonObject)?["expression"] as JsonObject)?["value"]).Table;

    private static IEnumerable<DifferenceLine> Lines(string id, string name, TableDefinition before, TableDefinition after)
    {
        List<DifferenceLine> lines = [];
        if (before.HitPolicy != after.HitPolicy)
        {
            lines.Add(new DifferenceLine(DifferenceGroup.Parameters, "table-policy", id, name, Policy(before), Policy(after)));
        }

        lines.AddRange(Columns(id, name, before.Inputs, after.Inputs, "input"));
        lines.AddRange(Columns(id, name, before.Outputs, after.Outputs, "output"));
        lines.AddRange(before.Rows.Where(b => after.Rows.All(a => a.Id != b.Id)).Select(b => new DifferenceLine(DifferenceGroup.Parameters, "table-row-removed", id, name, Number(before, b), Words(before, b))));
        foreach (var row in after.Rows)
        {
            lines.AddRange(before.Rows.FirstOrDefault(b => b.Id == row.Id) is { } old
                ? Cells(id, name, after, row, before, old)
                : [new DifferenceLine(DifferenceGroup.Parameters, "table-row-added", id, name, Number(after, row), Words(after, row))]);
        }

        if (Order(before, after).SequenceEqual(Order(after, before)))
        {
            return lines;
        }

        lines.Add(new DifferenceLine(DifferenceGroup.Parameters, "table-order", id, name, string.Join('、', after.Rows.Select(r => r.Id))));
        return lines;
    }

    private static IEnumerable<DifferenceLine> Columns(string id, string name, IReadOnlyList<TableColumn> before, IReadOnlyList<TableColumn> after, string kind)
    {
        foreach (var gone in before.Where(b => after.All(a => a.Name != b.Name)))
        {
            yield return new DifferenceLine(DifferenceGroup.Parameters, "table-column-removed", id, name, gone.Shown);
        }

        foreach (var column in after)
        {
            if (before.FirstOrDefault(b => b.Name == column.Name) is not { } old)
            {
                yield return new DifferenceLine(DifferenceGroup.Parameters, "table-column-added", id, name, column.Shown);
                continue;
            }

            foreach (var (what, from, to) in Parts(old).Zip(Parts(column), (o, n) => (o.What, o.Value, n.Value)).Where(p => p.Item2 != p.Item3))
            {
                yield return new DifferenceLine(DifferenceGroup.Parameters, "table-column-changed", id, name, column.Shown, TextCatalog.Get($"difference.table-{kind}.{what}"), Shown(from), Shown(to));
            }
        }
    }

    private static IEnumerable<(string What, string? Value)> Parts(TableColumn column) =>
    [
        ("label", column.Label?.Shown), ("type", TextCatalog.Find($"column-type.{column.Type}") ?? column.Type), ("unit", column.Unit),
        ("choices", string.Join('、', (column.Choices ?? []).Select(c => c.Shown ?? c.Value))),
        ("source", column is ConditionColumn c ? c.Expression : (column as OutputColumn)?.Variable),
    ];

    private static IEnumerable<DifferenceLine> Cells(string id, string name, TableDefinition table, TableRow row, TableDefinition oldTable, TableRow old)
    {
        var cells = table.Inputs.Where(c => oldTable.Inputs.Any(o => o.Name == c.Name)).Select(c => (c.Shown, From: Cell(old.When, c), To: Cell(row.When, c)))
            .Concat(table.Outputs.Where(c => oldTable.Outputs.Any(o => o.Name == c.Name)).Select(c => (c.Shown, From: Cell(old.Then, c), To: Cell(row.Then, c))))
            .Append((Shown: TextCatalog.Get("difference.table-remark"), From: old.Remark, To: row.Remark));
        return cells.Where(c => (c.From ?? "") != (c.To ?? ""))
            .Select(c => new DifferenceLine(DifferenceGroup.Parameters, "table-cell", id, name, Number(table, row), c.Shown, Shown(c.From), Shown(c.To)));
    }

    private static string Words(TableDefinition table, TableRow row) => TextCatalog.Get(
        "difference.table-row",
        Listed(table.Inputs.Select(c => (c.Shown, Cell(row.When, c)))) is { Length: > 0 } conditions ? conditions : TextCatalog.Get("difference.table-always"),
        Listed(table.Outputs.Select(c => (c.Shown, Cell(row.Then, c)))));

    private static string Listed(IEnumerable<(string Column, string? Text)> cells) =>
        string.Join('，', cells.Where(c => !string.IsNullOrEmpty(c.Text)).Select(c => $"{c.Column} {c.Text}"));

    private static string? Cell(IReadOnlyDictionary<string, string> cells, TableColumn column) => cells.GetValueOrDefault(column.Name);

    private static string Shown(string? text) => string.IsNullOrWhiteSpace(text) ? TextCatalog.Get("words.nothing") : text;

    private static int Number(TableDefinition table, TableRow row) => table.Rows.ToList().IndexOf(row) + 1;

    private static string Policy(TableDefinition table) => TextCatalog.Find($"hit-policy.{table.HitPolicy}") ?? table.HitPolicy;

    private static IEnumerable<string> Order(TableDefinition table, TableDefinition other) => table.Rows.Select(r => r.Id).Where(r => other.Rows.Any(o => o.Id == r));
}
