using System.Diagnostics;
using System.Text.Json.Nodes;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Expressions;

/// <summary>Whatever a script or a template tries, the host goes on and the incident has a name.</summary>
public sealed class ScriptSandboxTests
{
    /// <summary>Two seconds on a machine of its own; builds of others share this one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("'x'.repeat(500000000)")]
    [InlineData("'x'.padStart(500000000)")]
    [InlineData("new Array(1000000000).length")]
    [InlineData("Array(500000).fill('x'.repeat(100000)).join('')")]
    [InlineData("JSON.stringify(Array(300000).fill('x'.repeat(10000))).length")]
    [InlineData("''.concat(...Array(300000).fill('x'.repeat(10000))).length")]
    [InlineData("'x'.repeat(4000000).replace(/x/g, 'y'.repeat(100)).length")]
    [InlineData("let s = 'x'; while (true) s += s")]
    [InlineData("new ArrayBuffer(1000000000)")]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; '' + a")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; JSON.stringify(a)")]
    [InlineData("let f = () => ({ get a() { return f() } }); JSON.stringify(f())")]
    [InlineData("let f = () => ({ toString() { return '' + f() } }); '' + f()")]
    [InlineData("class A { toString() { return '' + new A() } } '' + new A()")]
    [InlineData("let o = new Proxy({}, { get(t, k, r) { return r[k] } }); o.x")]
    [InlineData("let o = { get x() { return this.x } }; o.x")]
    [InlineData("Function('return 1')()")]
    [InlineData("eval('1 + 1')")]
    [InlineData("(() => {}).constructor('return this')()")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("getClr()")]
    [InlineData("({ get a() { throw new Error('boom') } })")]
    [InlineData("({ get a() { while (true) { } } })")]
    [InlineData("[...(function* () { while (true) yield 1 })()]")]
    [InlineData("(async () => { await new Promise(() => { }) })()")]
    [InlineData("Promise.reject(new Error('no'))")]
    public async Task Script_is_stopped_with_an_incident(string script)
    {
        var watch = Stopwatch.StartNew();
        var ran = await MemoryBench.RunAsync([new Draft().Root(Write("w", Script(script)))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["code"]!).ShouldBe("workflow.expression-failed");
        watch.Elapsed.ShouldBeLessThan(Patience);
    }

    [Theory]
    [InlineData("Array.prototype.x = 1; globalThis.y = 2; Object.prototype.z = 3; 0", "'' + [].x + typeof y + ({}).z", "undefinedundefinedundefined")]
    [InlineData("getVariable = () => 'stolen'; 0", "getVariable('n') + ''", "5")]
    [InlineData("leak = 5; 0", "typeof leak", "undefined")]
    [InlineData("[]['con' + 'structor']['proto' + 'type'].push = () => 1; 0", "let a = []; a.push(7); a.join()", "7")]
    [InlineData("Promise.resolve().then(() => setVariable('n', 9)); 0", "getVariable('n') + ''", "9")]
    public async Task One_script_cannot_change_what_the_next_one_finds(string first, string second, string line)
    {
        var root = Sequence("s", Write("a", Script(first)), Write("b", Script(second)));
        (await MemoryBench.RunAsync([new Draft().Variable("n", 5, "Int32").Root(root)])).Lines.Last().ShouldBe(line);
    }

    [Theory]
    [InlineData("(async () => 5)()", "5")]
    [InlineData("JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b'])", "{\"a\":1,\"b\":{\"a\":2}}")]
    [InlineData("JSON.stringify([1, 2], (k, v) => Array.isArray(v) ? v : v + 1)", "[2,3]")]
    [InlineData("[1, [2, [3]]].flat(Infinity).join('-') + [4, [5]]", "1-2-34,5")]
    [InlineData("'a-b-c'.replace(/-/g, '$&$&') + 'x'.padStart(3, '.') + 'ab'.repeat(2)", "a--b--c..xabab")]
    [InlineData("bytesToBase64(bytesFromString('中')) + bytesToString(bytesFromBase64('5Lit'))", "5Lit中")]
    [InlineData("stringFromBase64(stringToBase64('文'))", "文")]
    [InlineData("parseGuid('{0193C7A0-0000-7000-8000-000000000001}')", "0193c7a0-0000-7000-8000-000000000001")]
    [InlineData("toJson({ a: [1] }) + isNullOrEmpty('') + newGuidString().length + (newShortGuid().length > 15)", "{\"a\":[1]}true36true")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion() + getWorkflowDefinitionVersionId()", "draft1draft-v1")]
    public async Task What_definitions_use_still_works(string script, string line) =>
        (await MemoryBench.RunAsync([new Draft().Root(Write("w", Script(script)))])).Lines.ShouldBe([line]);

    [Fact]
    public async Task Name_that_is_not_there_is_named()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Write("w", Script("readStreamAsText(1)")))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["message"]!).ShouldContain("readStreamAsText");
    }

    [Theory]
    [InlineData("JavaScript", "(", "1", ")", 20_000)]
    [InlineData("JavaScript", "[", "1", "]", 40_000)]
    [InlineData("JavaScript", "!", "1", "", 90_000)]
    [InlineData("JavaScript", "1+", "1", "", 45_000)]
    [InlineData("Liquid", "{% if true %}", "x", "{% endif %}", 3_000)]
    [InlineData("Liquid", "{{ ", "((((1", " }}", 1_000)]
    public void Text_of_any_depth_is_read_or_refused(string language, string open, string inner, string close, int depth)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        MemoryBench.Validate(new Draft().Root(Write("w", Expression(language, text)))).Count.ShouldBeLessThan(3);
    }

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..3000) %}{% for j in (1..3000) %}x{% endfor %}{% endfor %}")]
    [InlineData("{% assign s = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}")]
    [InlineData("{% assign s = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign s = s | replace: 'x', s %}{% endfor %}{{ s }}")]
    [InlineData("{% include 'a' %}")]
    [InlineData("{% render 'a' %}")]
    public async Task Template_is_stopped_with_an_incident(string template)
    {
        var watch = Stopwatch.StartNew();
        var ran = await MemoryBench.RunAsync([new Draft().Root(Write("w", Expression("Liquid", template)))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["code"]!).ShouldBe("workflow.expression-failed");
        watch.Elapsed.ShouldBeLessThan(Patience);
    }

    [Fact]
    public async Task Output_of_a_template_is_bounded()
    {
        var ran = await MemoryBench.RunAsync([new Draft().Root(Write("w", Expression("Liquid", $"{{% for i in (1..9000) %}}{new string('x', 200)}{{% endfor %}}")))]);
        ((string)ran.Of("incidents").ShouldHaveSingleItem()["message"]!).ShouldContain("1000000");
    }
}
