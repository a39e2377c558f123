using System.Globalization;
using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Flowcharts;

/// <summary>
/// Random flowcharts run by the runner and by <see cref="FlowModel"/>: the same nodes in the same order, and always an
/// end. CASEFLOW_FLOW_SEED runs one graph again, CASEFLOW_FLOW_GRAPHS changes how many there are.
/// </summary>
public sealed class FlowchartProperties
{
    private static readonly string[] Modes = ["Stream", "Stream", "Stream", "Merge", "Converge", "Cascade", "Race"];
    private static readonly string[] Joins = ["WaitAll", "WaitAllActive", "WaitAny"];

    [Fact]
    public async Task Random_flowcharts_run_as_the_rules_say()
    {
        var first = Number("CASEFLOW_FLOW_SEED") ?? Random.Shared.Next(1_000_000);
        var count = Number("CASEFLOW_FLOW_SEED") is null ? Number("CASEFLOW_FLOW_GRAPHS") ?? 2_000 : 1;
        TestContext.Current.TestOutputHelper!.WriteLine($"CASEFLOW_FLOW_SEED={first} … {first + count - 1}");
        var (ended, joins) = (0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var (nodes, edges, document) = Draw(new Random(seed));
            if (new FlowModel(nodes, edges, "n0").Run() is not { } expected)
            {
                continue;
            }

            ended++;
            joins += nodes.Count(n => n.Mode != "Stream");
            var ran = await MemoryBench.RunAsync([document]);
            string[] actual = [.. ran.Of("journal").Where(j => (string?)j["event"] == "Started" && ((string)j["activityId"]!)[0] == 'n').Select(j => (string)j["activityId"]!)];
            string.Join(" ", actual).ShouldBe(string.Join(" ", expected), customMessage: $"CASEFLOW_FLOW_SEED={seed}\n{string.Join("\n", edges)}\n{string.Join("\n", nodes)}");
            (ran.SubStatus, ran.Of("bookmarks").Length).ShouldBe(("Finished", 0), customMessage: $"CASEFLOW_FLOW_SEED={seed}");
        }

        ended.ShouldBeGreaterThan(count / 2);
        (count == 1 || joins > count).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_hundred_instances_that_fork_and_join_in_a_loop_all_finish()
    {
        // Elsa #7724, #6725: rounds found each other's tokens and an instance stood still.
        for (var i = 0; i < 200; i++)
        {
            var join = Joins[i % Joins.Length];
            var draft = new Draft().Variable("n", 0, "Int32")
                .Add(Make("FlowFork", "fork", ("branches", Literal(new JsonArray("A", "B", "C"), "List<String>"))))
                .Wait("a").Line("b").Wait("c")
                .Add(Make("FlowJoin", "join", ("mode", Literal(join))))
                .Add(Make("SetVariable", "count", ("variable", new JsonObject { ["id"] = "n" }), ("value", Script("getN() + 1"))))
                .Add(Make("FlowDecision", "again", ("condition", Script("getN() < 4")))).Line("out")
                .Connect("fork.A -> a", "fork.B -> b", "fork.C -> c", "a -> join", "b -> join", "c -> join", "join -> count", "count -> again", "again.True -> fork", "again.False -> out");
            var ran = await MemoryBench.RunAsync([draft.Flow()], resumeAll: true);
            (ran.SubStatus, ran.Lines.Count(l => l == "out")).ShouldBe(("Finished", 1), join);
        }
    }

    private static (List<ModelNode> Nodes, List<ModelEdge> Edges, string Document) Draw(Random random)
    {
        var count = random.Next(2, 13);
        var draft = new Draft();
        var nodes = new List<ModelNode>();
        for (var i = 0; i < count; i++)
        {
            nodes.Add(Node(random, draft, $"n{i}", i == 0));
        }

        var edges = new List<ModelEdge>();
        for (var i = random.Next(count - 1, (count * 2) + 2); i > 0; i--)
        {
            var from = nodes[random.Next(count)];
            var to = random.Next(4) == 0 ? random.Next(count) : Math.Min(count - 1, nodes.IndexOf(from) + random.Next(1, 4));
            if (from.Terminal)
            {
                continue;
            }

            var port = random.Next(8) == 0 ? "Nowhere" : from.Budget >= 0 ? (random.Next(2) == 0 ? "True" : "False") : from.Outcomes[random.Next(from.Outcomes.Length)];
            edges.Add(new ModelEdge(from.Id, port, $"n{to}"));
        }

        foreach (var edge in edges)
        {
            draft.Connect($"{edge.From}.{edge.Port} -> {edge.To}");
        }

        var json = JsonNode.Parse(draft.Flow())!;
        json["root"]!["start"] = "n0";
        return (nodes, [.. edges.Distinct()], json.ToJsonString());
    }

    private static ModelNode Node(Random random, Draft draft, string id, bool first)
    {
        var mode = Modes[random.Next(Modes.Length)];
        switch (first ? 0 : random.Next(9))
        {
            case 0 or 1:
                var ports = new[] { "A", "B", "C" }[..random.Next(1, 4)];
                draft.Add(Make("FlowFork", id, ("branches", Literal(new JsonArray([.. ports.Select(p => JsonValue.Create(p))]), "List<String>"))), mode);
                return new ModelNode(id, mode, ports, false, -1);
            case 2 or 3:
                var budget = random.Next(0, 4);
                draft.Variable(id, 0, "Int32").Add(
                    Make("FlowDecision", id, ("condition", Script($"variables.{id} = variables.{id} + 1; return variables.{id} <= {budget}"))), mode);
                return new ModelNode(id, mode, ["True", "False"], false, budget);
            case 4:
                var join = Joins[random.Next(Joins.Length)];
                draft.Add(Make("FlowJoin", id, ("mode", Literal(join))));
                return new ModelNode(id, join switch { "WaitAll" => "Merge", "WaitAny" => "Race", _ => "Stream" }, ["Done"], false, -1);
            case 5 when random.Next(3) == 0:
                draft.Add(Make("End", id), mode);
                return new ModelNode(id, mode, [], true, -1);
            default:
                draft.Line(id, mode);
                return new ModelNode(id, mode, ["Done"], false, -1);
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
