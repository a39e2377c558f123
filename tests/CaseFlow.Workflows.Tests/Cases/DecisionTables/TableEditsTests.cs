using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>What an editor does to a table, and the trial of one set of values.</summary>
public sealed class TableEditsTests
{
    private static readonly TableDefinition Table = Tables.Of(HitPolicies.First, ("a", "重大", ">= 10", "30"), ("b", "重大", "", "90"), ("c", "", "", "15"));

    [Fact]
    public void Rows_are_added_moved_and_removed()
    {
        Ids(Table.WithRow(1, "new")).ShouldBe("a new b c");
        Ids(Table.WithoutRow(1)).ShouldBe("a c");
        Ids(Table.WithRowMoved(2, -1)).ShouldBe("a c b");
        Ids(Table.WithRowMoved(0, 1)).ShouldBe("b a c");
        Ids(Table.WithRowMoved(0, -1)).ShouldBe("a b c");
        TableEdits.Free("row", ["row1", "row3"]).ShouldBe("row2");
        TableEdits.Free("row", ["row1", "row2"]).ShouldBe("row3");
    }

    [Fact]
    public void Cells_are_written_and_an_empty_one_is_no_cell()
    {
        Table.WithCondition(2, "people", "3").Rows[2].When["people"].ShouldBe("3");
        Table.WithCondition(0, "people", "").Rows[0].When.ContainsKey("people").ShouldBeFalse();
        Table.WithOutput(1, "days", "60").Rows[1].Then["days"].ShouldBe("60");
        Table.Rows[1].Then["days"].ShouldBe("90");
    }

    [Fact]
    public void Cells_follow_a_column_that_is_renamed_and_go_with_one_that_is_removed()
    {
        var renamed = Table.WithColumn(1, Tables.People with { Name = "threatened" });
        renamed.Rows[0].When.ShouldBe(new Dictionary<string, string> { ["grade"] = "重大", ["threatened"] = ">= 10" }, ignoreOrder: true);
        CompiledTable.Of(renamed).Faults.ShouldBeEmpty();
        Table.WithColumn(0, Tables.Days with { Name = "limit" }).Rows[1].Then["limit"].ShouldBe("90");
        Tables.Rules(Table.WithoutInput(1)).ShouldBe(["decision-table.unreachable-row"]);
        Table.WithoutOutput(0).Rows[0].Then.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("重大", "12", "命中第 1 行（a）。结论：期限 30 天")]
    [InlineData("一般", "", "命中第 3 行（c）。结论：期限 15 天")]
    public void Trial_says_which_row_applies_and_what_it_gives(string grade, string people, string said) => Try(Table, grade, people).Text.ShouldBe(said);

    [Fact]
    public void Trial_tells_of_no_row_of_several_and_of_a_value_that_is_none()
    {
        var unique = Table with { HitPolicy = HitPolicies.Unique, Rows = [Table.Rows[0], Tables.Row("many", "", ">= 5", "7")] };
        Try(unique, "一般", "1").Text.ShouldBe("没有一行适用");
        var several = Try(unique, "重大", "10");
        (several.Applying.Count, several.Holding.Count).ShouldBe((0, 2));
        several.Text.ShouldContain("会成为异常：第 1 行（a）；第 2 行（many）");
        Try(unique, "重大", "很多").Faults["people"].ShouldContain("不是数字");
        Try(Table with { HitPolicy = HitPolicies.Collect }, "重大", "12").Applying.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Choices_are_read_a_line_each_and_written_the_same_way()
    {
        const string written = "major = 重大 / Major\ngeneral = 一般\nother";
        var choices = ColumnChoices.Read($"\n{written}\n");
        choices.Select(c => (c.Value, c.Zh, c.En)).ShouldBe([("major", "重大", "Major"), ("general", "一般", null), ("other", null, null)]);
        ColumnChoices.Write(choices).ShouldBe(written);
    }

    private static string Ids(TableDefinition table) => string.Join(' ', table.Rows.Select(r => r.Id));

    private static TableTrial Try(TableDefinition table, string grade, string people) =>
        TableTrial.Of(CompiledTable.Of(table), new Dictionary<string, string> { ["grade"] = grade, ["people"] = people });
}
