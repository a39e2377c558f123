using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.States;

public sealed class StateMachineTests
{
    [Fact]
    public async Task Transition_runs_exit_then_action_then_the_entry_of_the_next_state()
    {
        var machine = Machine("New",
            [State("New", entry: Line("enter-new"), exit: Line("exit-new")), State("Approved", entry: Line("enter-approved"))],
            [Move("New", "Approved", trigger: Wait("approve"), action: Line("applying"))]);
        (await RunAsync(machine)).Lines.ShouldBe(["enter-new"]);
        var ran = await RunAsync(machine, resumeAll: true);
        ran.Lines.ShouldBe(["enter-new", "exit-new", "applying", "enter-approved"]);
        ran.SubStatus.ShouldBe("Finished");
    }

    [Fact]
    public async Task Trigger_that_fires_cancels_those_it_competed_with()
    {
        var machine = Machine("A", [State("A"), State("B"), State("C")], [Move("A", "B", trigger: Line("at-once")), Move("A", "C", trigger: Wait("never"))]);
        var ran = await RunAsync(machine);
        ran.SubStatus.ShouldBe("Finished");
        ran.Of("bookmarks").ShouldBeEmpty();
        ran.Count("never", "Completed").ShouldBe(0);
    }

    [Fact]
    public async Task Waits_of_losing_triggers_are_taken_back()
    {
        var machine = Machine("A", [State("A"), State("B"), State("C")],
            [Move("A", "B", trigger: Make("Delay", "soon", ("timeSpan", Literal("01:00:00", "TimeSpan")))), Move("A", "C", trigger: Make("Delay", "later", ("timeSpan", Literal("02:00:00", "TimeSpan"))))]);
        var ran = await RunAsync(machine, until: MemoryBench.Start.AddHours(5));
        (ran.Count("soon", "Completed"), ran.Count("later", "Canceled"), ran.SubStatus).ShouldBe((1, 1, "Finished"));
    }

    [Fact]
    public async Task First_automatic_transition_that_holds_is_taken_in_the_order_of_the_document()
    {
        var machine = Machine("A", [State("A"), State("B", entry: Line("b")), State("C", entry: Line("c")), State("D", entry: Line("d"))],
            [Move("A", "B", condition: Script("false", "Boolean")), Move("A", "C", condition: Script("1 == 1", "Boolean")), Move("A", "D")]);
        (await RunAsync(machine)).Lines.ShouldBe(["c"]);
    }

    [Fact]
    public async Task Condition_that_does_not_hold_arms_the_trigger_again()
    {
        var machine = Machine("A", [State("A"), State("B", entry: Line("done"))],
            [Move("A", "B", trigger: Sequence("t", Wait("go"), Count()), condition: Script("getN() >= 3", "Boolean"))]);
        var ran = await RunAsync(machine, resumeAll: true);
        ran.Lines.ShouldBe(["done"]);
        ran.Count("go", "Completed").ShouldBe(3);
    }

    [Fact]
    public async Task Loop_over_states_is_left_when_its_condition_says_so()
    {
        var machine = Machine("A", [State("A", entry: Sequence("in", Line("a"), Count())), State("B"), State("End")],
            [Move("A", "B"), Move("B", "A", condition: Script("getN() < 3", "Boolean")), Move("B", "End")]);
        (await RunAsync(machine)).Lines.ShouldBe(["a", "a", "a"]);
    }

    [Fact]
    public async Task Cycle_of_transitions_without_activities_is_stopped_with_an_incident()
    {
        var ran = await RunAsync(Machine("A", [State("A"), State("B")], [Move("A", "B"), Move("B", "A")]));
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["code"]!).ShouldBe("workflow.too-many-steps");
    }

    [Fact]
    public async Task State_that_nothing_can_leave_is_an_incident_that_names_it()
    {
        var ran = await RunAsync(Machine("Stuck", [State("Stuck"), State("B")], [Move("Stuck", "B", condition: Script("false", "Boolean"))]));
        var incident = ran.Of("incidents").ShouldHaveSingleItem();
        ((string)incident["code"]!, (string)incident["activityId"]!).ShouldBe(("workflow.state-machine.stuck", "machine"));
        ((string)incident["message"]!).ShouldContain("Stuck");
    }

    [Fact]
    public async Task Machine_begins_in_its_current_state_where_the_document_names_one()
    {
        var machine = Machine("A", [State("A", entry: Line("a")), State("B", entry: Line("b"))], [Move("A", "B")]);
        machine["currentState"] = "B";
        (await RunAsync(machine)).Lines.ShouldBe(["b"]);
    }

    [Fact]
    public async Task Plain_condition_counts_and_false_never_moves()
    {
        var never = Move("A", "B");
        never["condition"] = false;
        (await RunAsync(Machine("A", [State("A"), State("B", entry: Line("b")), State("C", entry: Line("c"))], [never, Move("A", "C")]))).Lines.ShouldBe(["c"]);
    }

    [Fact]
    public async Task Fault_inside_a_state_names_the_inner_activity()
    {
        var ran = await RunAsync(Machine("A", [State("A", entry: Make("Fault", "bad", ("message", Literal("no")))), State("B")], [Move("A", "B")]));
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["activityId"]!).ShouldBe("bad");
    }

    [Theory]
    [InlineData("workflow.rule.machine-no-start", "Nowhere", "B", null)]
    [InlineData("workflow.rule.machine-transition-nowhere", "A", "Elsewhere", null)]
    [InlineData("workflow.rule.machine-slot", "A", "B", "{\"type\":\"Elsa.Event\",\"eventName\":\"x\"}")]
    public void Broken_machine_cannot_be_published(string rule, string start, string to, string? trigger)
    {
        var move = Move("A", to);
        move["trigger"] = trigger is null ? null : JsonNode.Parse(trigger);
        MemoryBench.Validate(new Draft().Root(Machine(start, [State("A"), State("B")], [move]))).ShouldContain(f => f.Rule == rule && f.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Two_states_of_one_name_and_lost_states_are_found()
    {
        var findings = MemoryBench.Validate(new Draft().Root(Machine("A", [State("A"), State("A"), State("Lost")], [])));
        findings.ShouldContain(f => f.Rule == "workflow.rule.machine-state-twice");
        findings.ShouldContain(f => f.Rule == "workflow.rule.machine-unreachable" && f.Text.Contains("Lost"));
    }

    private static JsonObject Machine(string initial, JsonObject[] states, JsonObject[] transitions) =>
        Make("StateMachine", "machine", ("initialState", initial), ("states", new JsonArray([.. states])), ("transitions", new JsonArray([.. transitions])));

    private static JsonObject State(string name, JsonObject? entry = null, JsonObject? exit = null) => new() { ["name"] = name, ["entry"] = entry, ["exit"] = exit };

    private static JsonObject Move(string from, string to, JsonObject? trigger = null, JsonObject? condition = null, JsonObject? action = null) =>
        new() { ["name"] = $"{from}-{to}", ["from"] = from, ["to"] = to, ["trigger"] = trigger, ["condition"] = condition, ["action"] = action };

    private static JsonObject Line(string id) => Write(id, Literal(id));

    private static JsonObject Wait(string id) => Make("Event", id, ("eventName", Literal(id)));

    private static JsonObject Count() => Make("SetVariable", "count", ("variable", new JsonObject { ["id"] = "n" }), ("value", Script("getN() + 1")));

    private static Task<Ran> RunAsync(JsonObject machine, bool resumeAll = false, DateTimeOffset? until = null) =>
        MemoryBench.RunAsync([new Draft().Variable("n", 0, "Int32").Root(machine.DeepClone().AsObject())], resumeAll: resumeAll, until: until);
}
