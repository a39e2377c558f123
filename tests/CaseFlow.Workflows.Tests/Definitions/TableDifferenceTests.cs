using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Tests.Cases.DecisionTables;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Changes of a decision table, cell by cell and in words.</summary>
public sealed class TableDifferenceTests
{
    private static readonly TableDefinition Before = Tables.Of(HitPolicies.First, ("a", "重大", ">= 10", "30"), ("b", "重大", "", "90"), ("c", "", "", "15"));

    [Fact]
    public void Changed_cell_reads_with_its_row_and_column()
    {
        Words(Row(2, r => r with { Then = new Dictionary<string, string> { ["days"] = "10" } })).ShouldBe(["决策表“table”第 3 行“期限”：15 → 10"]);
        Words(Row(0, r => r with { When = new Dictionary<string, string> { ["grade"] = "重大" } })).ShouldBe(["决策表“table”第 1 行“受威胁人数”：>= 10 → （无）"]);
        Words(Row(1, r => r with { Remark = "R88" })).ShouldBe(["决策表“table”第 2 行“备注”：（无） → R88"]);
    }

    [Fact]
    public void Rows_go_by_their_ids_however_they_move()
    {
        Words(Before with { Rows = [Before.Rows[0], Before.Rows[2]] }).ShouldBe(["决策表“table”删去原第 2 行：隐患等级 重大 → 期限 90"]);
        Words(Before with { Rows = [Tables.Row("new", "", "不满 3", "7"), .. Before.Rows] }).ShouldBe(["决策表“table”增加第 1 行：受威胁人数 不满 3 → 期限 7"]);
        Words(Before with { Rows = [Before.Rows[1], Before.Rows[0], Before.Rows[2]] }).ShouldBe(["决策表“table”的行改了次序，现为：b、a、c"]);
        Words(Before with { Rows = [.. Before.Rows, Tables.Row("rest", "", "", "1")] }).ShouldBe(["决策表“table”增加第 4 行：其他任何情况 → 期限 1"]);
    }

    [Fact]
    public void Columns_and_the_hit_policy_are_told_in_words()
    {
        Words(Before with { HitPolicy = HitPolicies.Collect }).ShouldBe(["决策表“table”的命中方式：取命中的第一行 → 命中的行全部采用"]);
        Words(Before with { Inputs = [Tables.Grade with { Expression = "proposal.grade" }, Tables.People] }).ShouldBe(["决策表“table”列“隐患等级”的取值来源：grade → proposal.grade"]);
        Words(Before with { Outputs = [Tables.Days with { Unit = "个工作日" }] }).ShouldBe(["决策表“table”列“期限”的单位：天 → 个工作日"]);
        Words(Before with { Outputs = [Tables.Days, new() { Name = "list", Label = new() { Zh = "是否挂牌" } }] }).ShouldBe(["决策表“table”增加列“是否挂牌”"]);
        Words(Before with { Inputs = [Tables.Grade] }).ShouldBe(["决策表“table”删去列“受威胁人数”"]);
    }

    [Fact]
    public void Same_table_does_not_differ_and_one_that_cannot_be_read_is_told_as_a_whole()
    {
        Words(Before).ShouldBeEmpty();
        Lines(Tables.Activity(Before), Tables.Activity("[1]")).ShouldHaveSingleItem().Kind.ShouldBe("activity-changed");
    }

    [Fact]
    public void Table_put_into_a_document_is_found_there_again_and_changes_nothing_else()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(new Draft().Line("other").Add(Tables.Activity(Before)).Connect("other -> table").Flow())!.AsObject();
        var edited = DefinitionTables.With(document, "table", Row(2, r => r with { Then = new Dictionary<string, string> { ["days"] = "10" } }));
        DefinitionTables.Of(edited).ShouldHaveSingleItem().Table!.Rows[2].Then["days"].ShouldBe("10");
        DefinitionDifference.Of(WorkflowDocument.From(document), WorkflowDocument.From(edited)).Lines.Select(l => l.Kind).ShouldBe(["table-cell"]);
        DefinitionTables.Of(document).ShouldHaveSingleItem().Table!.Rows[2].Then["days"].ShouldBe("15");
    }

    private static TableDefinition Row(int index, Func<TableRow, TableRow> change) => Before with { Rows = [.. Before.Rows.Select((r, i) => i == index ? change(r) : r)] };

    private static string[] Words(TableDefinition after) => [.. Lines(Tables.Activity(Before), Tables.Activity(after)).Select(l => l.Text)];

    private static IReadOnlyList<DifferenceLine> Lines(System.Text.Json.Nodes.JsonObject before, System.Text.Json.Nodes.JsonObject after) =>
        DefinitionDifference.Of(WorkflowDocument.Parse(new Draft().Root(before)), WorkflowDocument.Parse(new Draft().Root(after))).Lines;
}
