using System.Text.Json.Nodes;
using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>What is wrong in a table is found where it is; what is right is not.</summary>
public sealed class TableRuleTests
{
    private static readonly TableDefinition Right = Tables.Of(HitPolicies.Unique, ("a", "一般", "", "15"), ("b", "重大", "", "90"));

    [Fact]
    public void Table_that_is_in_order_has_no_finding()
    {
        Tables.Rules(Right).ShouldBeEmpty();
        Found(Right).ShouldBeEmpty();
    }

    [Fact]
    public void Frame_of_the_table_is_checked()
    {
        Tables.Rules(Right with { HitPolicy = "best" }).ShouldBe(["decision-table.hit-policy"]);
        Tables.Rules(Right with { Rows = [] }).ShouldBe(["decision-table.no-rows"]);
        Tables.Rules(new TableDefinition()).ShouldBe(["decision-table.no-columns", "decision-table.no-rows"]);
        Tables.Rules(Right with { Rows = [.. Enumerable.Range(0, 501).Select(i => Tables.Row($"r{i}", "一般", $"{i}", "1"))] }).ShouldBe(["decision-table.too-large"]);
        Tables.Rules(With(Tables.People with { Type = "money" })).ShouldBe(["decision-table.column-type"]);
        Tables.Rules(With(Tables.People with { Name = "" })).ShouldBe(["decision-table.column-name"]);
        Tables.Rules(With(Tables.People with { Name = "grade", Type = ColumnTypes.Choice, Choices = Tables.Grade.Choices })).ShouldBe(["decision-table.column-twice", "decision-table.column-twice"]);
        Tables.Rules(With(Tables.People with { Expression = " " })).ShouldBe(["decision-table.no-expression"]);
        Tables.Rules(With(Tables.People with { Expression = "1 +" })).ShouldBe(["decision-table.expression"]);
        Tables.Rules(With(Tables.People with { Type = ColumnTypes.Choice })).ShouldBe(["decision-table.no-choices"]);
    }

    [Fact]
    public void Cell_that_cannot_be_read_is_named_by_row_and_column()
    {
        var fault = CompiledTable.Of(Tables.Of(HitPolicies.Unique, ("a", "一般", "", "15"), ("b", "重大", "很多", "90"))).Faults.ShouldHaveSingleItem();
        (fault.Rule, fault.Row, fault.Column).ShouldBe(("decision-table.condition", 1, "people"));
        fault.Text.ShouldBe("决策表第 2 行“受威胁人数”：“很多”不是数字。");
        fault = CompiledTable.Of(Tables.Of(HitPolicies.Unique, ("a", "一般", "", "半月"))).Faults.ShouldHaveSingleItem();
        (fault.Rule, fault.Row, fault.Column).ShouldBe(("decision-table.output", 0, "days"));
        fault = CompiledTable.Of(Tables.Of(HitPolicies.Unique, ("a", "特大", "", "15"))).Faults.ShouldHaveSingleItem();
        fault.Text.ShouldBe("决策表第 1 行“隐患等级”：“特大”不在选项中，可用的有：一般、重大。");
    }

    [Fact]
    public void Rows_have_ids_of_their_own_and_cells_of_columns_that_exist()
    {
        Tables.Rules(Tables.Of(HitPolicies.First, ("a", "一般", "", "1"), ("a", "重大", "", "2"))).ShouldBe(["decision-table.row-twice"]);
        Tables.Rules(Tables.Of(HitPolicies.First, ("", "一般", "", "1"))).ShouldBe(["decision-table.row-id"]);
        Tables.Rules(Right with { Rows = [new() { Id = "a", When = new Dictionary<string, string> { ["colour"] = "red" } }] }).ShouldBe(["decision-table.unknown-cell"]);
    }

    [Theory]
    [InlineData("一般", "", "重大", "", null)]
    [InlineData("", "[0..10)", "", ">= 10", null)]
    [InlineData("", "[0..10]", "", ">= 10", "decision-table.rows-overlap")]
    [InlineData("重大", "", "", ">= 10", "decision-table.rows-overlap")]
    [InlineData("重大", "", "重大", ">= 10", "decision-table.rows-collide")]
    [InlineData("", "", "重大", "3", "decision-table.rows-collide")]
    [InlineData("非 重大", "", "一般", "", "decision-table.rows-collide")]
    [InlineData("非 重大", "", "重大", "", null)]
    [InlineData("空", "", "非空", "", null)]
    public void Rows_that_may_hold_together_are_told_under_the_policy_of_one(string grade1, string people1, string grade2, string people2, string? rule) =>
        Tables.Rules(Tables.Of(HitPolicies.Unique, ("a", grade1, people1, "1"), ("b", grade2, people2, "2"))).ShouldBe(rule is null ? [] : [rule]);

    [Fact]
    public void Row_after_one_that_includes_it_is_never_reached()
    {
        var rows = new[] { ("a", "", ">= 3", "1"), ("b", "重大", ">= 5", "2"), ("c", "", "", "3"), ("d", "一般", "", "4") };
        var faults = CompiledTable.Of(Tables.Of(HitPolicies.First, rows)).Faults;
        faults.Select(f => (f.Rule, f.Row)).ShouldBe([("decision-table.unreachable-row", 1), ("decision-table.unreachable-row", 3)]);
        faults[1].Text.ShouldContain("第 4 行（d）永远轮不到：第 3 行（c）");
        Tables.Rules(Tables.Of(HitPolicies.Collect, rows)).ShouldBeEmpty();
    }

    [Fact]
    public void Finding_points_at_the_activity_of_the_definition()
    {
        var finding = MemoryBench.Validate(Tables.Flow(Tables.Of(HitPolicies.Unique, ("a", "特大", "", "15")), null, null).Flow()).ShouldHaveSingleItem();
        (finding.Rule, finding.Severity, finding.ActivityId).ShouldBe(("decision-table.condition", FindingSeverity.Error, "table"));
    }

    [Fact]
    public void Variables_that_are_read_and_written_must_exist()
    {
        Found(Right with { Outputs = [Tables.Days with { Variable = "nowhere" }] }).ShouldBe(["decision-table.no-variable"]);
        Found(Right with { Outputs = [Tables.Days with { Variable = null }] }).ShouldBeEmpty();
        Found(With(Tables.People with { Expression = "proposal.people" })).ShouldBe(["decision-table.unknown-name"]);
        Found(With(Tables.People with { Expression = "getVariable('nowhere')" })).ShouldBe(["workflow.rule.unknown-script-name"]);
    }

    [Fact]
    public void Outcome_NoMatch_leads_somewhere_unless_a_row_catches_everything_else()
    {
        static string[] Open(TableDefinition table) => Rules(new Draft().Variable("grade").Variable("people").Variable("days").Variable("result")
            .Add(Tables.Activity(table)).Line("done").Connect("table -> done").Flow());
        Open(Right).ShouldBe(["decision-table.no-match-open"]);
        Open(Tables.Of(HitPolicies.First, ("a", "重大", "", "90"), ("rest", "", "", "15"))).ShouldBeEmpty();
    }

    [Fact]
    public void Table_that_is_none_is_told_with_the_place()
    {
        Rules(Alone(Expression("Object", "[1]"))).ShouldBe(["decision-table.unreadable"]);
        Rules(Alone(Expression("JavaScript", "({})"))).ShouldBe(["decision-table.not-constant"]);
        Rules(Alone(Expression("Object", """{"rows":[null]}"""))).ShouldBe(["decision-table.unreadable"]);
        MemoryBench.Validate(Alone(Expression("Object", """{"inputs":[{"name":5}]}"""))).ShouldHaveSingleItem().Text.ShouldContain("$.inputs[0].name");
        Rules(new Draft().Root(Make("CaseFlow.DecisionTable", "table"))).ShouldBe(["workflow.rule.missing-input"]);
    }

    [Fact]
    public async Task Table_with_a_fault_is_an_incident_where_it_is_run_all_the_same()
    {
        var (table, why) = TableJson.Read(JsonNode.Parse("""{"hitPolicy":"unique","inputs":[{"name":"a","expression":"grade","type":"number"}],"outputs":[{"name":"b"}],"rows":[{"id":"r","when":{"a":3},"then":{"b":true}}]}"""));
        (why, table!.Rows[0].When["a"], table.Rows[0].Then["b"]).ShouldBe((null, "3", "true"));
        (await Tables.RunAsync(table, "4", null)).Lines.ShouldBe(["none"]);
    }

    [Fact]
    public void Members_that_are_unknown_are_kept_when_a_table_is_written()
    {
        const string written = """{"hitPolicy":"first","x-note":[1],"inputs":[{"name":"a","expression":"x","type":"text","x-width":90}],"outputs":[],"rows":[{"id":"r","when":{"a":"1"},"then":{},"x-by":"王芳"}]}""";
        var again = JsonNode.Parse(TableJson.Write(TableJson.Read(JsonNode.Parse(written)).Table!))!;
        ((int)again["x-note"]![0]!, (int)again["inputs"]![0]!["x-width"]!, (string?)again["rows"]![0]!["x-by"]).ShouldBe((1, 90, "王芳"));
    }

    private static TableDefinition With(ConditionColumn people) => Right with { Inputs = [Tables.Grade, people], Rows = [Tables.Row("a", "一般", "", "15") with { When = new Dictionary<string, string> { ["grade"] = "一般" } }] };

    private static string Alone(JsonObject table) => new Draft().Root(Make("CaseFlow.DecisionTable", "table", ("table", table)));

    private static string[] Found(TableDefinition table) => Rules(Tables.Flow(table, null, null).Flow());

    private static string[] Rules(string draft) => [.. MemoryBench.Validate(draft).Select(f => f.Rule)];
}
