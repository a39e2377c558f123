using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Runtime;

/// <summary>When a meeting of branches goes on, by the merge mode of the activity where they meet.</summary>
public sealed class MergeModeTests
{
    [Fact]
    public async Task Stream_waits_for_a_branch_that_is_still_on_its_way()
    {
        var ran = await RunAsync(Fork().Line("a").Wait("b").Line("end", "Stream").Connect("fork.A -> a", "fork.B -> b", "a -> end", "b -> end"));
        ran.Lines.ShouldBe(["a", "end"]);
    }

    [Fact]
    public async Task Stream_goes_on_again_for_a_token_that_comes_later()
    {
        var ran = await RunAsync(Fork().Line("a").Line("b").Line("b2").Line("end", "Stream").Connect("fork.A -> a", "fork.B -> b", "b -> b2", "a -> end", "b2 -> end"));
        ran.Lines.ShouldBe(["a", "b", "end", "b2", "end"]);
    }

    [Fact]
    public async Task Merge_waits_for_every_forward_branch()
    {
        var ran = await RunAsync(Fork().Line("a").Line("b").Line("b2").Line("end", "Merge").Connect("fork.A -> a", "fork.B -> b", "b -> b2", "a -> end", "b2 -> end"));
        ran.Lines.ShouldBe(["a", "b", "b2", "end"]);
    }

    [Fact]
    public async Task Merge_does_not_wait_for_the_connection_that_closes_a_loop()
    {
        var ran = await RunAsync(Loop("Merge"));
        ran.Lines.ShouldBe(["top", "top", "top", "out"]);
        ran.SubStatus.ShouldBe("Finished");
    }

    [Fact]
    public async Task Converge_waits_for_the_connection_that_closes_a_loop_too()
    {
        var ran = await RunAsync(Loop("Converge"));
        ran.Lines.ShouldBeEmpty();
        ran.SubStatus.ShouldBe("Finished");
    }

    [Fact]
    public async Task Cascade_starts_once_for_every_token()
    {
        var ran = await RunAsync(Fork().Line("a").Line("b").Line("end", "Cascade").Connect("fork.A -> a", "fork.B -> b", "a -> end", "b -> end"));
        ran.Lines.ShouldBe(["a", "b", "end", "end"]);
    }

    [Fact]
    public async Task Race_cancels_what_still_waits_before_it_and_runs_once()
    {
        var ran = await RunAsync(Fork().Line("a").Wait("b").Line("end", "Race").Connect("fork.B -> b", "fork.A -> a", "a -> end", "b -> end"), resumeAll: false);
        ran.Lines.ShouldBe(["a", "end"]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Count("b", "Canceled").ShouldBe(1);
        ran.Of("bookmarks").ShouldBeEmpty();
    }

    [Fact]
    public async Task Race_takes_one_of_two_tokens_sent_at_once()
    {
        var ran = await RunAsync(Fork().Line("end", "Race").Connect("fork.A -> end", "fork.B -> end"));
        ran.Lines.ShouldBe(["end"]);
    }

    [Fact]
    public async Task Race_inside_a_loop_runs_once_per_round()
    {
        var draft = Counting().Line("a").Line("b").Line("meet", "Race")
            .Connect("fork.A -> a", "fork.B -> b", "a -> meet", "b -> meet", "meet -> count", "count -> again", "again.True -> fork");
        (await RunAsync(draft)).Lines.ShouldBe(["a", "meet", "a", "meet", "a", "meet"]);
    }

    [Theory]
    [InlineData("WaitAll", "a", "b", "b2", "end")]
    [InlineData("WaitAny", "a", "end")]
    public async Task Join_follows_its_own_mode(string mode, params string[] lines)
    {
        var draft = Fork().Line("a").Line("b").Line("b2").Add(Make("FlowJoin", "join", ("mode", Literal(mode)))).Line("end")
            .Connect("fork.A -> a", "fork.B -> b", "b -> b2", "a -> join", "b2 -> join", "join -> end");
        (await RunAsync(draft)).Lines.ShouldBe(lines);
    }

    [Fact]
    public async Task Terminal_node_ends_the_flowchart_and_what_still_runs_in_it()
    {
        var ran = await RunAsync(Fork().Line("a").Wait("b").Add(Make("End", "end")).Connect("fork.B -> b", "fork.A -> a", "a -> end"), resumeAll: false);
        ran.SubStatus.ShouldBe("Finished");
        ran.Count("b", "Canceled").ShouldBe(1);
    }

    [Fact]
    public async Task Parallel_branches_with_a_join_inside_a_loop_all_finish()
    {
        // Elsa #7724, #6725: the second round found tokens of the first.
        var draft = Counting().Wait("a").Wait("b").Add(Make("FlowJoin", "join", ("mode", Literal("WaitAll")))).Line("round")
            .Connect("fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> round", "round -> count", "count -> again", "again.True -> fork");
        var ran = await RunAsync(draft);
        ran.Lines.ShouldBe(["round", "round", "round"]);
        ran.SubStatus.ShouldBe("Finished");
    }

    private static Draft Fork() => new Draft().Add(Make("FlowFork", "fork", ("branches", Literal(new JsonArray("A", "B"), "List<String>"))));

    private static Draft Counting() => Fork().Variable("n", 0, "Int32").With("root", null)
        .Add(Make("SetVariable", "count", ("variable", new JsonObject { ["id"] = "n", ["name"] = "n" }), ("value", Script("getN() + 1"))))
        .Add(Make("FlowDecision", "again", ("condition", Script("getN() < 3"))));

    private static Draft Loop(string merge) => new Draft().Variable("n", 0, "Int32")
        .Add(Make("Start", "start"))
        .Line("top", merge)
        .Add(Make("SetVariable", "count", ("variable", new JsonObject { ["id"] = "n" }), ("value", Script("getN() + 1"))))
        .Add(Make("FlowDecision", "again", ("condition", Script("getN() < 3"))))
        .Line("out")
        .Connect("start -> top", "top -> count", "count -> again", "again.True -> top", "again.False -> out");

    private static Task<Ran> RunAsync(Draft draft, bool resumeAll = true) => MemoryBench.RunAsync([draft.Flow()], resumeAll: resumeAll);
}
