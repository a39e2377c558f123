using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Processes.Tests;

/// <summary>The decision table in front of the listing: what it proposes by the hazard's grade, and that people decide (R88, R91).</summary>
public sealed class ListingAdviceTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, HazardGrades.Major, "list", 90, "major")]
    [InlineData(DatabaseProvider.PostgreSQL, HazardGrades.Major, "list", 90, "major")]
    [InlineData(DatabaseProvider.Sqlite, HazardGrades.General, "leave", 15, "general")]
    public async Task Grade_of_the_hazard_gives_the_proposed_decision_and_limit(DatabaseProvider database, string grade, string advice, int days, string row)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync(grade);
        var given = await AdviceAsync(yanta, supervised);
        ((string?)given["advice"], (int)given["limitNumber"]!, (string?)given["limitUnit"], (string?)given["limitRoll"]).ShouldBe((advice, days, "NaturalDays", "Forward"));
        var step = (await yanta.SendAsync(new ProcessesOf(supervised.Id))).SelectMany(p => p.Steps).Single(s => s.ActivityId == "advise");
        step.Text.ShouldNotBeNull().ShouldContain($"（{row}）：");
        step.Text.ShouldContain("R88");
    }

    /// <summary>What the table proposes binds nobody: a general hazard is listed, with another limit.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Proposal_may_be_overridden_by_who_decides(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync(HazardGrades.General);
        await supervised.ListAsync(35);
        var listed = (await supervised.ViewAsync()).Case;
        (listed.State, listed.LastDay).ShouldBe((Milestones.Listed, new DateOnly(2018, 12, 14)));
    }

    /// <summary>Another number in the table is another proposal, without any code; a case that is proposed already keeps its own.</summary>
    [Fact]
    public async Task Changed_cell_changes_the_proposal_of_the_next_case()
    {
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-11-09");
        var old = await yanta.ProposeAsync();
        var definition = Repository.Definition("listed-supervision");
        var table = DefinitionTables.Of(definition).ShouldHaveSingleItem().Table!;
        await yanta.PublishAsync(DefinitionTables.With(definition, "advise", table.WithOutput(0, "limitNumber", "60")));
        ((int)(await AdviceAsync(yanta, await yanta.ProposeAsync()))["limitNumber"]!).ShouldBe(60);
        ((int)(await AdviceAsync(yanta, old))["limitNumber"]!).ShouldBe(90);
    }

    [Fact]
    public void Every_row_of_a_shipped_table_names_its_source()
    {
        var tables = DefinitionFolder.Read(Repository.Path("workflows")).SelectMany(f => DefinitionTables.Of(JsonNode.Parse(f.Text)!.AsObject())).ToList();
        tables.ShouldNotBeEmpty();
        tables.SelectMany(t => t.Table!.Rows).ShouldAllBe(r => System.Text.RegularExpressions.Regex.IsMatch(r.Remark!, @"R\d+|A-\d+"));
        tables.SelectMany(t => CompiledTable.Of(t.Table!).Faults).ShouldBeEmpty();
    }

    /// <summary>The limit that is proposed is one that the form takes.</summary>
    [Fact]
    public void Proposed_limits_are_limits()
    {
        var table = DefinitionTables.Of(Repository.Definition("listed-supervision")).Single().Table!;
        var most = int.Parse((string)Repository.Definition("listed-supervision")["variables"]!.AsArray().Single(v => (string?)v!["name"] == "maxLimitDays")!["value"]!, null);
        table.Rows.Select(r => r.Then.GetValueOrDefault("limitNumber")).OfType<string>().ShouldAllBe(n => int.Parse(n, null) > 0 && int.Parse(n, null) <= most);
        table.Outputs.Single(o => o.Name == "limitUnit").Choices!.ShouldAllBe(c => Enum.IsDefined(Enum.Parse<LimitUnit>(c.Value)));
        table.Outputs.Single(o => o.Name == "limitRoll").Choices!.ShouldAllBe(c => Enum.IsDefined(Enum.Parse<RollRule>(c.Value)));
    }

    private static async Task<JsonObject> AdviceAsync(Yanta yanta, SupervisedCase supervised)
    {
        var task = await supervised.TaskAsync("审定挂牌");
        return (await yanta.SendAsync(new TaskDetails(task.Id), "主任赵敏")).FormParameters["advice"]!.AsObject();
    }
}
