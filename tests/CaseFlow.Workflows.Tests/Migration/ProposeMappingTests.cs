using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Migration;
using static CaseFlow.Workflows.Tests.Draft;
using static CaseFlow.Workflows.Tests.Migration.PlanStage;

namespace CaseFlow.Workflows.Tests.Migration;

public sealed class ProposeMappingTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Renamed_step_is_proposed_by_its_name_and_tells_how_many_wait_there(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var proposal = (await district.SendAsync(new ProposeMapping("flow", 1, 2), Office)).Value;
        var line = proposal.Activities.Single(a => a.Name == "Wait for it");
        (line.Waiting, line.Why, line.Target).ShouldBe((Few, MappingReason.SameName, "Workflow1:flow:gone"));
        line.Fits.Select(f => f.NodeId).ShouldContain("Workflow1:flow:begin");
        proposal.Activities.Single(a => a.NodeId.EndsWith(":say", StringComparison.Ordinal)).ShouldSatisfyAllConditions(a => a.Why.ShouldBe(MappingReason.SameId), a => a.Waiting.ShouldBe(0));
        proposal.New.ShouldBeEmpty();
        var draft = Draft() with { Map = [new NodePair(line.NodeId, line.Target)] };
        (await district.SendAsync(new SurveyMigration(draft), Office)).Value.Moves.ShouldBe(Few);
    }

    [Fact]
    public void Only_step_of_its_type_that_is_left_is_proposed_and_two_are_not()
    {
        Guess(Flow("one"), Flow("two")).Why("one").ShouldBe(MappingReason.OnlyOfType);
        Guess(Flow("one", "more"), Flow("two", "three")).Why("one").ShouldBe(MappingReason.None);
    }

    [Fact]
    public void Step_of_the_same_id_but_another_type_is_told_and_not_proposed()
    {
        var guess = Guess(Flow("one"), new Draft("flow").Add(Begin()).Add(Write("one", Literal("x"))).Connect("begin -> one").Flow());
        guess.Why("one").ShouldBe(MappingReason.OtherType);
        guess.Target("one").ShouldBeNull();
    }

    private static Guessed Guess(string from, string to) => new(new MoveBench(from, to));

    private static string Flow(params string[] waits) => waits.Aggregate(new Draft("flow").Add(Begin()), (draft, wait) => draft.Wait(wait).Connect($"begin -> {wait}")).Flow();

    private sealed class Guessed(MoveBench bench)
    {
        private readonly MappingGuess _guess = new(NodeMap.Of(bench.Graphs[0], bench.Graphs[1], []).Map!);

        public MappingReason Why(string id) => _guess.Why(bench.Graphs[0].Nodes.Single(n => n.Id == id));

        public string? Target(string id) => _guess.Map.Find(bench.Graphs[0].Nodes.Single(n => n.Id == id))?.Id;
    }
}
