using System.Text.Json.Nodes;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Runtime;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>What a move keeps, ends, opens and refuses.</summary>
public sealed class InstanceMoveTests
{
    [Fact]
    public async Task Wait_point_keeps_its_identity_and_the_run_goes_on_as_the_new_version_does()
    {
        var bench = await new MoveBench(V(1).Wait("go").Line("old").Connect("go -> old").Flow(), V(2).Wait("go").Line("new").Connect("go -> new").Flow()).StartAsync();
        var bookmark = bench.State.Bookmarks.Keys.Single();
        (await bench.MoveAsync()).Refusals.ShouldBeEmpty();
        bench.State.Graph.Version.ShouldBe(2);
        bench.State.Bookmarks.Keys.Single().ShouldBe(bookmark);
        await bench.GoAsync("go");
        bench.Lines.ShouldBe(["new"]);
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public async Task Renamed_activity_is_mapped_by_a_pair_and_without_it_refused_by_name()
    {
        var bench = await new MoveBench(V(1).Wait("go").Flow(), V(2).Wait("gone").Flow()).StartAsync();
        var before = bench.Text;
        Codes(await bench.MoveAsync()).ShouldContain("migration.unmapped");
        bench.Text.ShouldBe(before);
        (await bench.MoveAsync(Rules.Map("go=gone"))).Refusals.ShouldBeEmpty();
        bench.Waiting.ShouldBe(["gone"]);
    }

    [Fact]
    public void Pair_of_two_types_is_refused_by_their_names()
    {
        var bench = new MoveBench(V(1).Wait("go").Flow(), V(2).Add(Make("Delay", "pause", ("timeSpan", Literal("01:00:00")))).Flow());
        var refusal = bench.Map(Rules.Map("go=pause")).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("migration.other-type");
        refusal.Text().ShouldContain("Elsa.Event");
        refusal.Text().ShouldContain("Elsa.Delay");
    }

    [Fact]
    public async Task Same_id_with_another_type_is_refused_by_name_and_cancelled_only_on_demand()
    {
        static JsonObject Delay() => Make("Delay", "go", ("timeSpan", Literal("01:00:00")));
        var bench = await new MoveBench(V(1).Wait("go").Wait("b").Line("s").Connect("s -> go", "s -> b").Flow(), V(2).Add(Delay()).Wait("b").Line("s").Connect("s -> go", "s -> b").Flow()).StartAsync();
        Codes(await bench.MoveAsync()).ShouldBe(["migration.other-type"]);
        (await bench.MoveAsync(MigrationRules.Default.Cancelling())).Refusals.ShouldBeEmpty();
        bench.Waiting.ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("migration.unknown-activity", "nowhere=go")]
    [InlineData("migration.unknown-activity", "go=nowhere")]
    [InlineData("migration.not-one-to-one", "go=b", "a=b")]
    [InlineData("migration.not-one-to-one", "go=b", "go=a")]
    [InlineData("migration.other-container", "go=inner")]
    public void Mapping_that_cannot_hold_is_refused(string code, params string[] pairs)
    {
        var bench = new MoveBench(
            V(1).Wait("go").Wait("a").Flow(),
            V(2).Wait("go").Wait("a").Wait("b").Add(Sequence("seq", Make("Event", "inner", ("eventName", Literal("x"))))).Flow());
        bench.Map(Rules.Map(pairs)).Refusals.Select(r => r.Code).ShouldContain(code);
    }

    [Fact]
    public async Task What_is_inside_a_renamed_container_goes_with_it()
    {
        static string Of(int version, string container) => V(version).Add(Sequence(container, Make("Event", "in", ("eventName", Literal("in"))), Write("after", Literal($"v{version}")))).Flow();
        var bench = await new MoveBench(Of(1, "old"), Of(2, "new")).StartAsync();
        Codes(await bench.MoveAsync()).ShouldContain("migration.unmapped");
        (await bench.MoveAsync(Rules.Map("old=new"))).Refusals.ShouldBeEmpty();
        await bench.GoAsync("in");
        bench.Lines.ShouldBe(["v2"]);
    }

    [Fact]
    public async Task Nothing_waits_for_nothing_after_a_move()
    {
        var bench = await new MoveBench(V(1).Wait("go").Flow(), V(2).Line("other").Flow()).StartAsync();
        Codes(await bench.MoveAsync(MigrationRules.Default.Cancelling())).ShouldContain("migration.nothing-left");
        (await bench.MoveAsync(MigrationRules.Default.Cancelling().Opening("other"))).Refusals.ShouldBeEmpty();
        bench.Lines.ShouldBe(["other"]);
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public async Task Opened_activity_is_waited_for_by_the_join_of_all_branches()
    {
        static Draft Of(int version) => V(version).Line("s").Wait("a").Wait("b").Line("join", "Merge").Connect("s -> a", "s -> b", "a -> join", "b -> join");
        var bench = await new MoveBench(Of(1).Flow(), Of(2).Wait("c").Connect("s -> c", "c -> join").Flow()).StartAsync();
        await bench.GoAsync("a");
        Codes(await bench.MoveAsync()).ShouldBe(["migration.join-starves"]);
        (await bench.MoveAsync(MigrationRules.Default.Opening("c"))).Refusals.ShouldBeEmpty();
        await bench.GoAsync("b");
        bench.Lines.ShouldBe(["s"]);
        await bench.GoAsync("c");
        bench.Lines.ShouldBe(["s", "join"]);
    }

    [Fact]
    public async Task Branch_that_arrived_at_a_join_keeps_its_token_or_the_move_is_refused()
    {
        static Draft Of(int version, string a) => V(version).Line("s").Wait(a).Wait("b").Line("join", "Merge").Connect($"s -> {a}", "s -> b", "b -> join");
        var kept = await new MoveBench(Of(1, "a").Connect("a -> join").Flow(), Of(2, "x").Connect("x -> join").Flow()).StartAsync();
        await kept.GoAsync("a");
        (await kept.MoveAsync(Rules.Map("a=x"))).Refusals.ShouldBeEmpty();
        await kept.GoAsync("b");
        kept.Lines.ShouldBe(["s", "join"]);

        var lost = await new MoveBench(Of(1, "a").Connect("a -> join").Flow(), Of(2, "a").Line("between").Connect("a -> between", "between -> join").Flow()).StartAsync();
        await lost.GoAsync("a");
        Codes(await lost.MoveAsync()).ShouldContain("migration.token-lost");
    }

    [Fact]
    public async Task Variables_are_kept_by_id_or_name_new_ones_begin_as_declared_and_dropped_ones_are_told()
    {
        var old = V(1).Variable("count", 7, "Int32").Variable("gone", "x").Variable("text", "12", "String").Wait("go");
        var next = V(2).Variable("fresh", 5, "Int32").Variable("text", null, "Int32").Wait("go").Add(Write("say", Script("`${variables.counter} ${variables.fresh} ${variables.text}`")));
        next.With("variables", Renamed(next.Connect("go -> say").Flow()));
        var bench = await new MoveBench(old.Flow(), next.Flow()).StartAsync();
        var done = await bench.MoveAsync();
        done.Refusals.ShouldBeEmpty();
        done.Move!.Scopes.Values.SelectMany(s => s.Dropped).ShouldBe(["gone"]);
        done.Move.Scopes.Values.SelectMany(s => s.Added).ShouldBe(["fresh"]);
        await bench.GoAsync("go");
        bench.Lines.ShouldBe(["7 5 12"]);
    }

    [Fact]
    public async Task Value_that_the_new_type_cannot_hold_is_refused()
    {
        var bench = await new MoveBench(V(1).Variable("v", "many", "String").Wait("go").Flow(), V(2).Variable("v", 1, "Int32").Wait("go").Flow()).StartAsync();
        (await bench.MoveAsync()).Refusals.ShouldHaveSingleItem().Text().ShouldContain("many");
    }

    [Fact]
    public async Task Loop_goes_on_with_its_next_item()
    {
        static string Of(int version) => V(version).Add(Make("ForEach", "each", ("items", Literal(new JsonArray("a", "b"), "List<Object>")),
            ("body", Sequence("body", Make("Event", "in", ("eventName", Literal("in"))), Write("say", Script($"'{version}' + variables.CurrentValue")))))).Flow();
        var bench = await new MoveBench(Of(1), Of(2)).StartAsync();
        await bench.GoAsync("in");
        (await bench.MoveAsync()).Refusals.ShouldBeEmpty();
        await bench.GoAsync("in");
        bench.Lines.ShouldBe(["1a", "2b"]);
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public async Task Event_with_another_name_is_waited_for_by_that_name()
    {
        static JsonObject On(string name) => Make("Event", "go", ("eventName", Literal(name)));
        var bench = await new MoveBench(V(1).Add(On("first")).Flow(), V(2).Add(On("second")).Flow()).StartAsync();
        var before = bench.Text;
        var done = await bench.MoveAsync();
        bench.State.Bookmarks.Values.ShouldHaveSingleItem().Key.ShouldBe("second");
        (await bench.UndoAsync(done)).Refusals.ShouldBeEmpty();
        bench.Text.ShouldBe(before);
    }

    [Fact]
    public async Task Faulted_instance_is_moved_and_its_incident_retried_on_the_new_version()
    {
        var bench = await new MoveBench(V(1).Add(Write("bad", Script("nothing.here"))).Flow(), V(2).Add(Write("good", Literal("fixed"))).Flow()).StartAsync();
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        (await bench.MoveAsync(Rules.Map("bad=good"))).Refusals.ShouldBeEmpty();
        var incident = bench.State.Incidents.ShouldHaveSingleItem();
        incident.ActivityId.ShouldBe("good");
        await bench.ActAsync(b => b.RetryAsync(incident.Id));
        bench.Lines.ShouldBe(["fixed"]);
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public async Task Results_are_found_under_the_new_name_of_their_activity()
    {
        static Draft Of(int version, string id) => V(version).Variable("x").Add(Make("Event", id, ("eventName", Literal("e")))).Wait("go")
            .Add(Write("say", Script($"JSON.stringify(getResult('{id}', 'Result') ?? 'none')"))).Connect($"{id} -> go", "go -> say");
        var bench = new MoveBench(Of(1, "a").Flow(), Of(2, "b").Flow());
        await bench.StartAsync();
        await bench.GoAsync("a");
        (await bench.MoveAsync(Rules.Map("a=b"))).Refusals.ShouldBeEmpty();
        bench.State.Results.Keys.ShouldNotContain("a");
    }

    [Fact]
    public async Task Finished_instance_changes_its_version_and_nothing_else()
    {
        var bench = await new MoveBench(V(1).Line("a").Flow(), V(2).Line("b").Flow()).StartAsync();
        (await bench.MoveAsync()).Refusals.ShouldBeEmpty();
        (bench.State.Graph.Version, bench.State.SubStatus).ShouldBe((2, InstanceSubStatus.Finished));
        bench.Lines.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Undo_takes_back_what_was_ended_and_what_was_opened()
    {
        var bench = await new MoveBench(V(1).Line("s").Wait("a").Wait("b").Connect("s -> a", "s -> b").Flow(), V(2).Wait("b").Wait("c").Flow()).StartAsync();
        var before = bench.Text;
        var done = await bench.MoveAsync(MigrationRules.Default.Cancelling().Opening("c"));
        bench.Waiting.ShouldBe(["b", "c"]);
        (await bench.UndoAsync(done)).Refusals.ShouldBeEmpty();
        (bench.Text, bench.State.Graph.Version).ShouldBe((before, 1));
        await bench.GoAsync("a");
        await bench.GoAsync("b");
        bench.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    internal static Draft V(int version) => new Draft("flow").With("version", version).With("id", $"flow-v{version}");

    private static IEnumerable<string> Codes(ForwardSwitch change) => change.Refusals.Select(r => r.Code);

    /// <summary>The variable of the id <c>count</c> has another name there.</summary>
    private static JsonArray Renamed(string document)
    {
        var list = (JsonArray)JsonNode.Parse(document)!["variables"]!.DeepClone();
        list.Add(new JsonObject { ["id"] = "count", ["name"] = "counter", ["typeName"] = "Int32", ["value"] = 0 });
        return list;
    }
}
