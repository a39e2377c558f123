using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Activities.Primitives;

/// <summary>What each primitive does, seen from outside: in the printed run of a definition that uses it.</summary>
public sealed class PrimitivesTests
{
    [Theory]
    [InlineData("Int32", "\"7\"", "7")]
    [InlineData("String", "7", "\"7\"")]
    [InlineData("Boolean", "\"True\"", "true")]
    [InlineData("Object", "\"as it is\"", "\"as it is\"")]
    public async Task Set_variable_takes_the_value_in_the_variables_type(string type, string value, string stored)
    {
        var draft = new Draft().Variable("v", null, type);
        var ran = await MemoryBench.RunAsync([draft.Root(Sequence("s", Set("v", Literal(JsonNode.Parse(value), "Object")), Output("out", Script("getV()"))))]);
        ran.Output["out"]!.ToJsonString().ShouldBe(stored);
    }

    [Fact]
    public async Task Set_variable_writes_the_nearest_variable_of_that_name()
    {
        var inner = Make("Sequence", "inner",
            ("variables", new JsonArray(new JsonObject { ["id"] = "v-inner", ["name"] = "v", ["typeName"] = "String", ["value"] = "inner" })),
            ("activities", new JsonArray(Set("v-inner", Literal("changed")), Write("in", Script("getVariable('v')")))));
        var ran = await MemoryBench.RunAsync([new Draft().Variable("v", "outer", "String").Root(Sequence("s", inner, Write("out", Script("getVariable('v')"))))]);
        ran.Lines.ShouldBe(["changed", "outer"]);
    }

    [Fact]
    public async Task Set_variable_keeps_what_does_not_fit_the_type_rather_than_losing_it()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Variable("n", 3, "Int32").Root(Sequence("s", Set("n", Literal("many")), Write("w", Script("'n = ' + getN()"))))]);
        ran.Lines.ShouldBe(["n = many"]);
    }

    [Fact]
    public void Set_variable_without_a_variable_is_an_error_and_with_an_unknown_one_a_warning()
    {
        Rules(new Draft().Root(Make("SetVariable", "set", ("value", Literal("x"))))).ShouldContain(("workflow.rule.no-variable", FindingSeverity.Error));
        Rules(new Draft().Root(Set("nobody", Literal("x")))).ShouldContain(("workflow.rule.unknown-variable", FindingSeverity.Warning));
    }

    [Fact]
    public async Task Set_output_shows_in_the_workflows_output_and_the_last_value_counts()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s", Output("sum", Literal(1, "Int32")), Output("sum", Script("1 + 2")), Output("list", Expression("Object", "[1,2]"))))]);
        ran.Output.ToJsonString().ShouldBe("""{"sum":3,"list":[1,2]}""");
    }

    [Fact]
    public async Task Set_output_without_a_name_sets_nothing_and_goes_on()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s", Make("SetOutput", "o", ("outputName", Literal("")), ("outputValue", Literal("x"))), Write("w", Literal("after"))))]);
        (ran.Output.Count, ran.Lines.Length).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Set_name_names_the_instance_by_what_it_knows_then()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Variable("n", 5, "Int32").Root(Sequence("s", Make("SetName", "name", ("value", Script("'案件 ' + getN()")))))]);
        ((string?)ran.Report["name"]).ShouldBe("案件 5");
    }

    [Fact]
    public async Task Correlate_changes_the_correlation_that_later_activities_see()
    {
        var root = Sequence("s", Write("before", Script("getCorrelationId()")), Make("Correlate", "c", ("correlationId", Literal("case-2"))), Write("after", Script("getCorrelationId()")));
        var ran = await MemoryBench.RunAsync([new Draft().Root(root)], correlationId: "case-1");
        ran.Lines.ShouldBe(["case-1", "case-2"]);
        ((string?)ran.Report["correlationId"]).ShouldBe("case-2");
    }

    [Fact]
    public async Task Finish_cancels_what_waits_beside_it()
    {
        var root = Sequence("s", Make("Parallel", "p", ("activities", new JsonArray(Make("Event", "e", ("eventName", Literal("x"))), Make("Finish", "end")))), Write("never", Literal("never")));
        var ran = await MemoryBench.RunAsync([new Draft().Root(root)]);
        (ran.SubStatus, ran.Lines.Length, ran.Of("bookmarks").Length, ran.Count("e", "Canceled")).ShouldBe(("Finished", 0, 0, 1));
    }

    [Fact]
    public async Task Finish_inside_a_used_definition_ends_the_whole_instance_and_complete_only_the_definition()
    {
        (await UsingAsync(Make("Finish", "end"))).Lines.ShouldBe([]);
        var completed = await UsingAsync(Make("Complete", "end", ("outcomes", Expression("Object", "[\"Listed\"]"))));
        completed.Lines.ShouldBe(["listed"]);
        completed.Of("journal").Single(j => (string?)j["activityId"] == "child" && (string?)j["event"] == "Completed")["outcomes"]!.ToJsonString().ShouldBe("""["Listed"]""");
    }

    [Theory]
    [InlineData("[\"A\",\"B\"]", "Object", "A", "B")]
    [InlineData("Single", "Literal", "Single")]
    [InlineData(null, "Literal", "Done")]
    public async Task Complete_takes_its_outcomes_as_a_list_or_one_or_none(string? outcomes, string language, params string[] expected)
    {
        var complete = outcomes is null ? Make("Complete", "end") : Make("Complete", "end", ("outcomes", Expression(language, outcomes)));
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s", complete, Write("never", Literal("never"))))]);
        ran.Report["outcomes"]!.AsArray().Select(o => (string)o!).ShouldBe(expected);
        ran.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "", "E-7")]
    [InlineData("资料", "Validation", "E-7")]
    public async Task Fault_is_an_incident_with_its_message_code_category_and_type(string category, string type, string code)
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Sequence("s",
            Make("Fault", "f", ("message", Literal("缺少方案")), ("code", Literal(code)), ("category", Literal(category)), ("faultType", Literal(type))), Write("never", Literal("never"))))]);
        var message = (string)ran.Of("incidents").ShouldHaveSingleItem()["message"]!;
        foreach (var part in new[] { "缺少方案", code, category, type })
        {
            message.ShouldContain(part);
        }

        (ran.Ok, ran.SubStatus, ran.Lines.Length).ShouldBe((false, "Faulted", 0));
    }

    [Fact]
    public async Task Start_and_end_are_passed_through_and_end_leaves_nothing_running()
    {
        var draft = new Draft().Add(Make("Start", "start")).Wait("never").Line("a").Add(Make("End", "end")).Connect("start -> never", "start -> a", "a -> end");
        var ran = await MemoryBench.RunAsync([draft.Flow()]);
        (ran.SubStatus, ran.Of("bookmarks").Length, ran.Count("never", "Canceled")).ShouldBe(("Finished", 0, 1));
        ran.Lines.ShouldBe(["a"]);
    }

    internal static JsonObject Set(string variable, JsonNode value) =>
        Make("SetVariable", $"set-{variable}", ("variable", new JsonObject { ["id"] = variable }), ("value", value));

    internal static JsonObject ContinueWithIncidents() =>
        new() { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };

    private static JsonObject Output(string name, JsonNode value) => Make("SetOutput", $"out-{name}-{value.ToJsonString().Length}", ("outputName", Literal(name)), ("outputValue", value));

    private static Task<Ran> UsingAsync(JsonObject end)
    {
        var child = new Draft("child").With("name", "Child").With("options", new JsonObject { ["usableAsActivity"] = true }).With("outcomes", new JsonArray("Listed", "Done")).Root(Sequence("c", end));
        var parent = new Draft("parent").Add(Make("Child", "child", ("workflowDefinitionId", "child"))).Line("listed").Line("done").Connect("child.Listed -> listed", "child.Done -> done");
        parent.With("name", "parent");
        return MemoryBench.RunAsync([parent.Flow().Replace("Elsa.Child", "Child", StringComparison.Ordinal), child]);
    }

    private static IEnumerable<(string Rule, FindingSeverity Severity)> Rules(string document) => MemoryBench.Validate(document).Select(f => (f.Rule, f.Severity));
}
