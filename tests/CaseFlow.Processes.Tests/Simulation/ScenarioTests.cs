using System.Text.Json.Nodes;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Processes.Tests.Simulation;

/// <summary>What is written beside the definitions holds, and would say so if it did not.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Files => [.. ScenarioFolder.Read(Bench.Processes).Select(f => f.Name)];

    [Theory, MemberData(nameof(Files))]
    public async Task Scenario_holds(string file) => (await RunAsync(file)).Differences.ShouldBeEmpty();

    [Fact]
    public void Every_process_has_scenarios()
    {
        var with = ScenarioFolder.Read(Bench.Processes).Select(f => f.Name.Split(Path.DirectorySeparatorChar)[0]).ToHashSet();
        Directory.GetDirectories(Bench.Processes).Select(Path.GetFileName).ShouldBe(with, ignoreOrder: true);
    }

    /// <summary>A changed limit, a dropped reminder, a rerouted or a cut branch, a milestone less: each turns a scenario red.</summary>
    [Theory]
    [InlineData("siteReviewDays", "deadline-remediation/scenarios/accepted-in-time.json", "2018-12-14T00:00")]
    [InlineData("reminder", "listed-supervision/scenarios/overdue-escalation.json", "2018-12-11T09:00")]
    [InlineData("reroute", "deadline-remediation/scenarios/review-failed-then-passed.json", "doc-order")]
    [InlineData("cut", "listed-supervision/scenarios/overdue-escalation.json", "overdue@2018-12-15T00:00")]
    [InlineData("circularAfterDays", "listed-supervision/scenarios/overdue-escalation.json", "2018-12-21T09:00")]
    [InlineData("recipient", "listed-supervision/scenarios/declined.json", "不予挂牌")]
    public async Task Changed_definition_turns_its_scenario_red(string change, string file, string says)
    {
        var outcome = await RunAsync(file, Changed(change));
        outcome.Passed.ShouldBeFalse();
        string.Join('\n', outcome.Differences).ShouldContain(says);
    }

    private static JsonObject Changed(string change)
    {
        var (listed, remediation) = (Repository.Definition("listed-supervision"), Repository.Definition("deadline-remediation"));
        switch (change)
        {
            case "siteReviewDays":
                return remediation.WithVariable(change, "15");
            case "circularAfterDays":
                return listed.WithVariable(change, "6");
            case "reminder":
                var variable = remediation["variables"]!.AsArray().Single(v => (string?)v!["name"] == "rectificationLadder")!;
                var ladder = JsonNode.Parse((string)variable["value"]!)!;
                ladder["steps"]!.AsArray().RemoveAt(1);
                variable["value"] = ladder.ToJsonString();
                return remediation;
            case "reroute":
                return remediation.WithoutConnection("review", "doc-order").WithConnection("review", "Failed", "ms-again");
            case "recipient":
                listed.Activity("notice-declined")["to"] = Edits.Json("[\"street\"]");
                return listed;
            default:
                return listed.WithoutConnection("notice-listed", "overdue");
        }
    }

    private static async Task<ScenarioOutcome> RunAsync(string file, params JsonObject[] edited) => await Bench.Get<ScenarioRunner>().RunAsync(
        ScenarioFolder.Read(Bench.Processes).Single(f => f.Name == file), Bench.With(edited), TestContext.Current.CancellationToken);
}
