using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

/// <summary>The definitions as documents: complete for the designer, and every open number explained.</summary>
public sealed partial class DefinitionShapeTests
{
    /// <summary>A node of the designer with its label: nearer ones would overlap.</summary>
    private const int NodeWidth = 260;
    private const int NodeHeight = 120;

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Path("workflows"), "v*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Path("workflows"), f))];

    [Theory, MemberData(nameof(Files))]
    public void Every_number_is_a_variable_with_its_source(string file)
    {
        var definition = Read(file);
        var descriptions = definition["customProperties"]!["variableDescriptions"]!.AsObject();
        foreach (var variable in definition["variables"]!.AsArray())
        {
            var name = variable!["name"]!.GetValue<string>();
            descriptions.ContainsKey(name).ShouldBeTrue(name);
            if (variable["value"] is not null)
            {
                Source().IsMatch(descriptions[name]!.GetValue<string>()).ShouldBeTrue($"{name} names no rule");
            }
        }

        descriptions.Count.ShouldBe(definition["variables"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Files))]
    public void Limits_and_delays_take_their_numbers_from_variables(string file)
    {
        foreach (var activity in Activities(Read(file)))
        {
            foreach (var input in new[] { "dueNumber", "number" })
            {
                if (activity[input]?["expression"] is { } expression && expression["value"]!.ToString() != "0")
                {
                    ((string?)expression["type"]).ShouldBeOneOf(["Variable", "JavaScript"], $"{activity["id"]}.{input}");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Nodes_stand_apart_and_carry_a_Chinese_label(string file)
    {
        var activities = Activities(Read(file)).ToList();
        foreach (var activity in activities)
        {
            ((string?)activity["nodeId"]).ShouldBe($"Workflow1:root:{activity["id"]}");
            Chinese().IsMatch((string?)activity["metadata"]!["displayText"] ?? "").ShouldBeTrue($"{activity["id"]}");
        }

        var places = activities.Select(a => (Id: (string?)a["id"], X: (int)a["metadata"]!["designer"]!["position"]!["x"]!, Y: (int)a["metadata"]!["designer"]!["position"]!["y"]!)).ToList();
        foreach (var (a, b) in places.SelectMany((a, i) => places.Skip(i + 1).Select(b => (a, b))))
        {
            (Math.Abs(a.X - b.X) < NodeWidth && Math.Abs(a.Y - b.Y) < NodeHeight).ShouldBeFalse($"{a.Id} and {b.Id} overlap");
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Connections_leave_by_ports_that_exist_and_reach_every_activity(string file)
    {
        var definition = Read(file);
        var activities = Activities(definition).ToDictionary(a => (string)a["id"]!);
        var connections = definition["root"]!["connections"]!.AsArray().Select(c => c!).ToList();
        foreach (var connection in connections)
        {
            var source = activities[(string)connection["source"]!["activity"]!];
            activities.ShouldContainKey((string)connection["target"]!["activity"]!);
            Ports(source).ShouldContain((string)connection["source"]!["port"]!, (string?)source["id"]);
        }

        var starts = activities.Values.Where(a => (bool?)a["customProperties"]!["canStartWorkflow"] is true).Select(a => (string)a["id"]!);
        var reached = connections.Select(c => (string)c["target"]!["activity"]!).Append((string)definition["root"]!["start"]!).Concat(starts);
        activities.Keys.Except(reached).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_outcome_of_a_task_leads_on(string file)
    {
        var definition = Read(file);
        var ends = definition["root"]!["connections"]!.AsArray().Select(c => ((string?)c!["source"]!["activity"], (string?)c["source"]!["port"])).ToHashSet();
        foreach (var task in Activities(definition).Where(a => (string?)a["type"] == "CaseFlow.HumanTask" && !Duties.Contains((string?)a["id"])))
        {
            foreach (var outcome in Ports(task))
            {
                ends.ShouldContain(((string?)task["id"], outcome));
            }
        }
    }

    [Fact]
    public async Task Validation_finds_nothing_wrong()
    {
        await using var services = WorkflowsFeature.AddRuntime(new ServiceCollection()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var runs = scope.ServiceProvider.GetRequiredService<MemoryRun>();
        var documents = DefinitionFolder.Read(Repository.Path("workflows")).Select(f => WorkflowDocument.Parse(f.Text)).ToList();
        documents.SelectMany(d => runs.Validate(documents, d)).Select(f => $"{f.ActivityId}: {f.Rule}").ShouldBe(
            ["acceptance: human-task.no-due-rule", "rectify: human-task.no-due-rule", "wanted: workflow.rule.several-triggers", "wanted: workflow.rule.several-triggers", "quarter-opened: workflow.rule.several-triggers", "clock: workflow.rule.several-triggers", "erratum-proposed: workflow.rule.several-triggers"], ignoreOrder: true,
            customMessage: "two tasks are owed by the limit that runs beside them; reports open by the clock and by hand");
    }

    /// <summary>Owed for its own sake; nothing follows from it.</summary>
    private static readonly string[] Duties = ["announce"];

    private static string[] Ports(JsonNode activity) => (string?)activity["type"] switch
    {
        "CaseFlow.HumanTask" => [.. JsonNode.Parse((string)activity["outcomes"]!["expression"]!["value"]!)!.AsArray().Select(o => (string)o!)],
        "CaseFlow.Deadline" => ["Overdue", "Met"],
        "CaseFlow.CheckLeadTime" => ["InTime", "Late", "AfterExpiry"],
        "CaseFlow.DecisionTable" => ["Done", "NoMatch"],
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowSwitch" => [.. activity["cases"]!.AsArray().Select(c => (string)c!["label"]!), "Default"],
        _ => ["Done"],
    };

    private static IEnumerable<JsonNode> Activities(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Select(a => a!);

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Repository.Path("workflows", file)))!.AsObject();

    [GeneratedRegex(@"R\d+|A-\d+|P\d|C\d+")]
    private static partial Regex Source();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
