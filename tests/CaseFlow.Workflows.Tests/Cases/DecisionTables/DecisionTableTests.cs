using System.Text.Json.Nodes;
using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Tests.Simulation;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>A table in a running process: policies, outputs, what is written down.</summary>
public sealed class DecisionTableTests
{
    private static readonly (string, string, string, string)[] Overlapping = [("many", "", ">= 10", "30"), ("major", "重大", "", "90"), ("all", "", "", "15")];

    [Theory]
    [InlineData("major", 3, "days 90 result {\"days\":90}")]
    [InlineData("general", 10, "days 30 result {\"days\":30}")]
    [InlineData("major", 10, "days 30 result {\"days\":30}")]
    [InlineData(null, null, "days 15 result {\"days\":15}")]
    public async Task First_row_that_holds_gives_the_outputs(string? grade, int? people, string said) =>
        (await Tables.RunAsync(Tables.Of(HitPolicies.First, Overlapping), grade, people is { } n ? JsonValue.Create(n) : null)).Lines.ShouldBe([said]);

    [Fact]
    public async Task All_rows_that_hold_are_collected_in_their_order()
    {
        var table = Tables.Of(HitPolicies.Collect, Overlapping[..2]);
        (await Tables.RunAsync(table, "major", 10)).Lines.ShouldBe(["days [30,90] result [{\"days\":30},{\"days\":90}]"]);
        (await Tables.RunAsync(table, "major", 1)).Lines.ShouldBe(["days [90] result [{\"days\":90}]"]);
        (await Tables.RunAsync(table, "general", 1)).Lines.ShouldBe(["none"]);
    }

    [Fact]
    public async Task Where_no_row_holds_it_goes_on_by_NoMatch_and_the_outputs_are_empty()
    {
        var draft = Tables.Flow(Tables.Of(HitPolicies.Unique, ("major", "重大", "", "90")), "general", 1)
            .Add(Write("after", Script("JSON.stringify(getVariable('days'))"))).Connect("none -> after");
        var ran = await MemoryBench.RunAsync([draft.Flow()]);
        ran.Lines.ShouldBe(["none", "null"]);
        Completed(ran).ShouldBe(("NoMatch", "没有一行适用"));
    }

    [Fact]
    public async Task Two_rows_under_the_policy_of_one_are_an_incident_that_names_them()
    {
        var table = Tables.Of(HitPolicies.Unique, ("many", "", ">= 10", "30"), ("major", "重大", "", "90"));
        (await Tables.RunAsync(table, "general", 10)).Lines.ShouldBe(["days 30 result {\"days\":30}"]);
        var ran = await Tables.RunAsync(table, "major", 10);
        ran.Lines.ShouldBeEmpty();
        var incident = ran.Of("incidents").ShouldHaveSingleItem();
        ((string?)incident["code"], (string?)incident["activityId"]).ShouldBe(("decision-table.several-rows", "table"));
        ((string?)incident["message"])!.ShouldContain("第 1 行（many）；第 2 行（major）");
    }

    [Fact]
    public async Task Value_of_another_type_is_an_incident_that_names_the_column()
    {
        var ran = await Tables.RunAsync(Tables.Of(HitPolicies.First, Overlapping), "major", "很多");
        ((string?)ran.Of("incidents").ShouldHaveSingleItem()["message"])!.ShouldContain("“受威胁人数”取到的值不对：“很多”不是数字");
    }

    [Fact]
    public async Task Journal_and_simulation_say_which_rows_applied_and_why()
    {
        var table = Tables.Of(HitPolicies.First, Overlapping) with { Rows = [Tables.Row("r1", "重大", "", "90", "重大隐患应当挂牌（R88）"), Tables.Row("r2", "", "", "15")] };
        var flow = Tables.Flow(table, "major", 1).Flow();
        Completed(await MemoryBench.RunAsync([flow])).ShouldBe(("Done", "第 1 行（r1）：重大隐患应当挂牌（R88）"));
        var simulated = await SimulationStage.RunAsync(flow);
        simulated.Path.Single(s => s.Activity == "table").Text.ShouldBe("第 1 行（r1）：重大隐患应当挂牌（R88）");
        CaseFlow.Workflows.Simulation.SimulationText.Of(simulated).ShouldContain(l => l.Contains("draft/table") && l.EndsWith("第 1 行（r1）：重大隐患应当挂牌（R88）"));
    }

    [Fact]
    public async Task Values_come_from_members_inputs_and_scripts_and_outputs_have_their_types()
    {
        var table = new TableDefinition
        {
            HitPolicy = HitPolicies.Unique,
            Inputs =
            [
                Tables.Grade with { Expression = "proposal.Grade" }, new() { Name = "area", Type = ColumnTypes.Text, Expression = "area" },
                new() { Name = "sum", Type = ColumnTypes.Number, Expression = "getVariable('proposal').dead + getVariable('proposal').hurt" },
                new() { Name = "since", Type = ColumnTypes.Day, Expression = "proposal.since" },
            ],
            Outputs =
            [
                new() { Name = "list", Type = ColumnTypes.Boolean }, new() { Name = "until", Type = ColumnTypes.Day }, new() { Name = "kind", Type = ColumnTypes.Choice, Choices = Tables.Grade.Choices },
                new() { Name = "share", Type = ColumnTypes.Number }, new() { Name = "word", Type = ColumnTypes.Text }, new() { Name = "left", Type = ColumnTypes.Number },
            ],
            Rows =
            [
                new()
                {
                    Id = "a",
                    When = new Dictionary<string, string> { ["grade"] = "重大", ["area"] = "小寨", ["sum"] = "[3..10)", ["since"] = "早于 2026-03-01" },
                    Then = new Dictionary<string, string> { ["list"] = "是", ["until"] = "2026年5月1日", ["kind"] = "重大", ["share"] = "0.5", ["word"] = "立即停产" },
                },
            ],
        };
        var draft = new Draft().With("inputs", new JsonArray(new JsonObject { ["name"] = "area", ["type"] = "String" }))
            .Variable("proposal", new JsonObject { ["grade"] = "major", ["dead"] = 1, ["hurt"] = 2, ["since"] = "2026-02-28" }).Variable("result")
            .Root(Sequence("s", Tables.Activity(table), Write("say", Script("JSON.stringify(getVariable('result'))"))));
        var ran = await MemoryBench.RunAsync([draft], new JsonObject { ["area"] = "小寨" });
        ran.Of("incidents").ShouldBeEmpty();
        ran.Lines.ShouldBe(["""{"list":true,"until":"2026-05-01","kind":"major","share":0.5,"word":"立即停产","left":null}"""]);
    }

    private static (string?, string?) Completed(Ran ran)
    {
        var entry = ran.Of("journal").Single(j => (string?)j["activityId"] == "table" && (string?)j["event"] == "Completed");
        return ((string?)entry["outcomes"]![0], (string?)entry["text"]);
    }
}
