using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities;

public sealed class ControlTests
{
    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    public async Task If_runs_the_branch_of_its_condition(bool condition, string line)
    {
        var root = Make("If", "if", ("condition", Literal(condition, "Boolean")), ("then", Write("y", Literal("yes"))), ("else", Write("n", Literal("no"))));
        (await RunAsync(root)).ShouldBe([line]);
    }

    [Theory]
    [InlineData("MatchFirst", "two")]
    [InlineData("MatchAny", "two", "three")]
    public async Task Switch_runs_the_first_case_that_holds_or_all(string mode, params string[] lines)
    {
        var root = Make("Switch", "sw", ("mode", Literal(mode)), ("default", Write("d", Literal("default"))), ("cases", new JsonArray(
            Case("one", "false"), Case("two", "1 + 1 == 2"), Case("three", "true"))));
        (await RunAsync(root)).ShouldBe(lines);
    }

    [Fact]
    public async Task Switch_runs_its_default_when_no_case_holds() =>
        (await RunAsync(Make("Switch", "sw", ("default", Write("d", Literal("default"))), ("cases", new JsonArray(Case("one", "false")))))).ShouldBe(["default"]);

    [Fact]
    public async Task While_runs_as_long_as_its_condition_holds()
    {
        var body = Sequence("body", Write("w", Script("'n' + getN()")), Set("n", "getN() + 1"));
        (await RunAsync(Make("While", "while", ("condition", Script("getN() < 3", "Boolean")), ("body", body)), d => d.Variable("n", 0, "Int32"))).ShouldBe(["n0", "n1", "n2"]);
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1", "2", "3")]
    [InlineData(1, 3, 1, false, "1", "2")]
    [InlineData(3, 1, -1, true, "3", "2", "1")]
    public async Task For_counts_to_its_bound(int start, int end, int step, bool inclusive, params string[] lines) =>
        (await RunAsync(Make("For", "for", ("start", Literal(start, "Int32")), ("end", Literal(end, "Int32")), ("step", Literal(step, "Int32")),
            ("outerBoundInclusive", Literal(inclusive, "Boolean")), ("body", Write("w", Script("'' + getCurrentValue()")))))).ShouldBe(lines);

    [Fact]
    public async Task For_with_a_step_of_zero_is_an_incident() =>
        (await MemoryBench.RunAsync([new Draft().Root(Make("For", "for", ("end", Literal(3, "Int32")), ("step", Literal(0, "Int32")), ("body", Write("w", Literal("x")))))]))
        .Of("incidents").ShouldHaveSingleItem();

    [Fact]
    public async Task For_each_runs_its_body_per_item_in_order() =>
        (await RunAsync(Make("ForEach", "each", ("items", Expression("Object", "[\"a\",\"b\"]")), ("body", Write("w", Script("getCurrentValue() + getCurrentIndex()"))))))
        .ShouldBe(["a0", "b1"]);

    [Fact]
    public async Task Parallel_for_each_opens_one_wait_per_item()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Make("ParallelForEach", "each", ("items", Expression("Object", "[1,2,3]")), ("body", Make("RunTask", "task", ("taskName", Literal("t"))))))]);
        ran.Of("bookmarks").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Break_ends_the_nearest_loop_only()
    {
        var inner = Make("ForEach", "inner", ("items", Expression("Object", "[1,2,3]")), ("body", Sequence("s", Write("i", Script("'i' + getCurrentValue()")),
            Make("If", "if", ("condition", Script("getCurrentValue() == 2", "Boolean")), ("then", Make("Break", "break"))), Write("after", Literal("after")))));
        var outer = Make("ForEach", "outer", ("items", Expression("Object", "[\"a\",\"b\"]")), ("body", inner));
        (await RunAsync(outer)).ShouldBe(["i1", "after", "i2", "i1", "after", "i2"]);
    }

    [Fact]
    public async Task Parallel_is_done_when_all_are()
    {
        var root = Sequence("all", Make("Parallel", "p", ("activities", new JsonArray(Write("a", Literal("a")), Write("b", Literal("b"))))), Write("c", Literal("c")));
        (await RunAsync(root)).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Fork_that_waits_for_any_cancels_the_other_branches()
    {
        var root = Make("Fork", "fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(Make("Event", "e", ("eventName", Literal("x"))), Write("b", Literal("b")))));
        var ran = await MemoryBench.RunAsync([new Draft().Root(root)]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Count("e", "Canceled").ShouldBe(1);
    }

    [Fact]
    public async Task Finish_ends_the_instance_from_any_depth()
    {
        var root = Sequence("all", Sequence("inner", Make("Finish", "finish")), Write("never", Literal("never")));
        var ran = await MemoryBench.RunAsync([new Draft().Root(root)]);
        ran.Lines.ShouldBeEmpty();
        ran.SubStatus.ShouldBe("Finished");
    }

    [Fact]
    public async Task Flow_switch_leaves_by_the_label_of_the_case_that_holds()
    {
        var cases = new JsonArray(
            new JsonObject { ["label"] = "Low", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getN() < 5" } },
            new JsonObject { ["label"] = "High", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getN() >= 5" } });
        var draft = new Draft().Variable("n", 7, "Int32").Add(Make("FlowSwitch", "sw", ("cases", cases))).Line("low").Line("high").Line("default")
            .Connect("sw.Low -> low", "sw.High -> high", "sw.Default -> default");
        (await MemoryBench.RunAsync([draft.Flow()])).Lines.ShouldBe(["high"]);
    }

    private static JsonObject Case(string label, string condition) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
        ["activity"] = Write(label, Literal(label)),
    };

    private static JsonObject Set(string variable, string script) =>
        Make("SetVariable", $"set-{variable}", ("variable", new JsonObject { ["id"] = variable }), ("value", Script(script)));

    private static async Task<string[]> RunAsync(JsonObject root, Action<Draft>? prepare = null)
    {
        var draft = new Draft();
        prepare?.Invoke(draft);
        return (await MemoryBench.RunAsync([draft.Root(root)])).Lines;
    }
}
