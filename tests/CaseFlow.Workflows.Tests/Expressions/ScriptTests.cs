using System.Diagnostics;
using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Expressions;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("return 'x';", "x")]
    [InlineData("const a = 2; a * 3;", "6")]
    [InlineData("if (getN() > 3) { 'big' } else { 'small' }", "big")]
    [InlineData("`${variables.n} ${getVariable('n')} ${getN()}`", "5 5 5")]
    [InlineData("({a: [1, {b: null}]})", "{\"a\":[1,{\"b\":null}]}")]
    [InlineData("new Date().toISOString()", "2026-03-02T01:00:00.000Z")]
    [InlineData("today()", "2026-03-02")]
    [InlineData("getCorrelationId()", "corr")]
    [InlineData("getWho()", "Li")]
    [InlineData("isNullOrWhiteSpace(' ')", "true")]
    public async Task Script_answers(string script, string line) => (await SayAsync(script)).ShouldBe([line]);

    [Fact]
    public async Task Object_changed_in_place_is_written_back()
    {
        var root = Sequence("all", Make("RunJavaScript", "js", ("script", Literal("variables.list.push(3); variables.n = 9"))), Write("w", Script("getList().join() + ' ' + getN()")));
        (await MemoryBench.RunAsync([new Draft().Variable("list", new JsonArray(1, 2)).Variable("n", 1, "Int32").Root(root)])).Lines.ShouldBe(["1,2,3 9"]);
    }

    [Fact]
    public async Task What_one_script_declares_another_does_not_see() =>
        (await MemoryBench.RunAsync([new Draft().Root(Sequence("all", Write("a", Script("let x = 1; x")), Write("b", Script("let x = 2; typeof y + x"))))])).Lines.ShouldBe(["1", "undefined2"]);

    [Fact]
    public async Task Output_of_an_earlier_activity_and_the_last_result_can_be_read()
    {
        var root = Sequence("all", Make("RunJavaScript", "Sum", ("script", Literal("40 + 2"))), Write("w", Script("getOutputFrom('Sum', 'Result') + ' ' + getLastResult()")));
        (await MemoryBench.RunAsync([new Draft().Root(root)])).Lines.ShouldBe(["42 42"]);
    }

    [Fact]
    public async Task Script_chooses_the_outcome()
    {
        var draft = new Draft().Add(Make("RunJavaScript", "js", ("script", Literal("setOutcome('Left')")), ("possibleOutcomes", Literal(new JsonArray("Left", "Right"), "List<String>"))))
            .Line("left").Line("right").Connect("js.Left -> left", "js.Right -> right");
        (await MemoryBench.RunAsync([draft.Flow()])).Lines.ShouldBe(["left"]);
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("let a = []; while (true) a.push('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(10000))")]
    [InlineData("function f() { return f() } f()")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("getNothing()")]
    [InlineData("throw new Error('no')")]
    public async Task Script_beyond_its_limits_is_an_incident_within_seconds(string script)
    {
        var watch = Stopwatch.StartNew();
        var ran = await MemoryBench.RunAsync([new Draft().Root(Write("w", Script(script)))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["code"]!).ShouldBe("workflow.expression-failed");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Liquid_reads_variables_input_and_correlation()
    {
        var draft = new Draft().Variable("o", new JsonObject { ["name"] = "Wang" })
            .Root(Write("w", Expression("Liquid", "{{ Variables.o.name }} {{ Input.Who }} {{ CorrelationId }}{% if Variables.o.name == 'Wang' %}!{% endif %}")));
        (await MemoryBench.RunAsync([draft], new JsonObject { ["Who"] = "Li" }, correlationId: "corr")).Lines.ShouldBe(["Wang Li corr!"]);
    }

    private static async Task<string[]> SayAsync(string script) => (await MemoryBench.RunAsync(
        [new Draft().Variable("n", 5, "Int32").With("inputs", new JsonArray(new JsonObject { ["name"] = "Who", ["type"] = "String" })).Root(Write("w", Script(script)))],
        new JsonObject { ["Who"] = "Li" },
        correlationId: "corr")).Lines;
}
