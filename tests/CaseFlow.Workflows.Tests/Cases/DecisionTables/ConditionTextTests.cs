using System.Text.Json.Nodes;
using CaseFlow.Workflows.Cases.DecisionTables;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>What a cell means, and what it cannot mean.</summary>
public sealed class ConditionTextTests
{
    private static readonly ConditionColumn Number = Tables.People;
    private static readonly ConditionColumn Day = new() { Name = "d", Type = ColumnTypes.Day };
    private static readonly ConditionColumn Truth = new() { Name = "t", Type = ColumnTypes.Boolean };
    private static readonly ConditionColumn Text = new() { Name = "x", Type = ColumnTypes.Text };

    [Theory]
    [InlineData("", "-5 0 3 1000")]
    [InlineData("任意", "-5 0 3 1000")]
    [InlineData("3", "3")]
    [InlineData("3 人", "3")]
    [InlineData("0、3", "0 3")]
    [InlineData("0，3", "0 3")]
    [InlineData(">= 3", "3 1000")]
    [InlineData("≥3", "3 1000")]
    [InlineData("＞３", "1000")]
    [InlineData("3人以上", "3 1000")]
    [InlineData("3 以下", "-5 0 3")]
    [InlineData("超过 3", "1000")]
    [InlineData("不满 3", "-5 0")]
    [InlineData("不超过3人", "-5 0 3")]
    [InlineData("不少于 3", "3 1000")]
    [InlineData("[0..3)", "0")]
    [InlineData("(0..3]", "3")]
    [InlineData("[0..3]", "0 3")]
    [InlineData("（0..1000）", "3")]
    [InlineData("0 至 3", "0 3")]
    [InlineData("0~3", "0 3")]
    [InlineData("-10..-1", "-5")]
    [InlineData("非 3", "-5 0 1000")]
    [InlineData("非0、3", "-5 1000")]
    [InlineData("不是 [0..3]", "-5 1000")]
    [InlineData("非空", "-5 0 3 1000")]
    [InlineData("空", "")]
    [InlineData("< 0、> 100", "-5 1000")]
    public void Numbers_that_a_condition_lets_through(string cell, string through) =>
        string.Join(' ', new[] { "-5", "0", "3", "1000" }.Where(n => Has(Number, cell, n))).ShouldBe(through);

    [Theory]
    [InlineData("2026-03-01", "2026-03-01")]
    [InlineData("2026年3月1日", "2026-03-01")]
    [InlineData("早于 2026-03-01", "2026-02-28")]
    [InlineData("不晚于 2026/3/1", "2026-02-28 2026-03-01")]
    [InlineData("2026年2月1日至2026年3月1日", "2026-02-28 2026-03-01")]
    [InlineData("[2026-03-01..2026-03-31)", "2026-03-01")]
    public void Days_that_a_condition_lets_through(string cell, string through) =>
        string.Join(' ', new[] { "2026-02-28", "2026-03-01", "2026-03-31" }.Where(n => Has(Day, cell, n))).ShouldBe(through);

    [Theory]
    [InlineData("是", true, false)]
    [InlineData("否", false, true)]
    [InlineData("非是", false, true)]
    [InlineData("是、否", true, true)]
    public void Truth_values_that_a_condition_lets_through(string cell, bool yes, bool no) =>
        (Has(Truth, cell, "true"), Has(Truth, cell, "false")).ShouldBe((yes, no));

    [Theory]
    [InlineData("煤矿", "煤矿")]
    [InlineData("煤矿、非煤矿山", "煤矿 非煤矿山")]
    [InlineData("非 煤矿", "非煤矿山 井、巷")]
    [InlineData("“井、巷”", "井、巷")]
    [InlineData("非“井、巷”", "煤矿 非煤矿山")]
    public void Texts_that_a_condition_lets_through(string cell, string through) =>
        string.Join(' ', new[] { "煤矿", "非煤矿山", "井、巷" }.Where(n => Has(Text, cell, n))).ShouldBe(through);

    [Theory]
    [InlineData("重大", "major")]
    [InlineData("Major", "major")]
    [InlineData("非 重大", "general other")]
    [InlineData("一般、重大", "general major")]
    public void Choices_go_by_value_or_by_either_name_and_a_value_the_table_does_not_know_is_none_of_them(string cell, string through) =>
        string.Join(' ', new[] { "general", "major", "other" }.Where(n => Has(Tables.Grade, cell, n))).ShouldBe(through);

    [Theory]
    [InlineData("", true)]
    [InlineData("空", true)]
    [InlineData("非空", false)]
    [InlineData(">= 0", false)]
    [InlineData("非 3", false)]
    public void Missing_value_fits_only_anything_and_the_word_for_it(string cell, bool fits) => ConditionText.Read(cell, Number).Has(null).ShouldBe(fits);

    [Theory]
    [InlineData("abc", "不是数字")]
    [InlineData(">= 三", "不是数字")]
    [InlineData("1,000", "不是数字")]
    [InlineData("3、、4", "空项")]
    [InlineData("[5..1]", "没有任何值符合")]
    [InlineData("(3..3)", "没有任何值符合")]
    [InlineData("[1..5", "一边的括号")]
    public void Number_that_cannot_be_read_is_told(string cell, string told) => Refused(Number, cell).ShouldContain(told);

    [Fact]
    public void Other_cells_that_cannot_be_read_are_told()
    {
        Refused(Day, "2026-02-30").ShouldContain("不是日期");
        Refused(Truth, "也许").ShouldContain("“是”或“否”");
        Refused(Tables.Grade, "特大").ShouldContain("可用的有：一般、重大");
        Refused(Text, "> 煤矿").ShouldContain("不分大小");
        Refused(Text, "“煤矿").ShouldContain("引号");
        Refused(Text, new string('长', 501)).ShouldContain("500");
    }

    private static bool Has(ConditionColumn column, string cell, string value) => ConditionText.Read(cell, column).Has(TableValue.Of(JsonValue.Create(value), column));

    private static string Refused(ConditionColumn column, string cell) => Should.Throw<CellException>(() => ConditionText.Read(cell, column)).Message;
}
