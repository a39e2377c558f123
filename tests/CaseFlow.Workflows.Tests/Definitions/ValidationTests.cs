using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ValidationTests
{
    [Fact]
    public void Unknown_activity_is_an_error_that_names_it()
    {
        var finding = Errors(new Draft().Root(Make("Acme.Magic", "m"))).ShouldHaveSingleItem();
        (finding.Rule, finding.ActivityId).ShouldBe(("workflow.rule.unknown-activity", "m"));
        finding.Text.ShouldContain("Acme.Magic");
    }

    [Theory]
    [InlineData("Elsa.RunCSharp")]
    [InlineData("Elsa.RunPython")]
    [InlineData("Elsa.HttpEndpoint")]
    public void Activity_that_runs_host_code_is_refused(string type) =>
        Errors(new Draft().Root(Make(type, "x"))).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.refused-activity");

    [Theory]
    [InlineData("CSharp", "1", "workflow.rule.unknown-expression")]
    [InlineData("JavaScript", "1 +", "workflow.rule.expression-unparsable")]
    [InlineData("Liquid", "{% if %}", "workflow.rule.expression-unparsable")]
    [InlineData("Object", "{", "workflow.rule.expression-unparsable")]
    public void Expression_that_cannot_be_understood_is_an_error(string language, string text, string rule) =>
        Errors(new Draft().Root(Write("w", Expression(language, text)))).ShouldHaveSingleItem().Rule.ShouldBe(rule);

    [Fact]
    public void Script_of_an_activity_is_parsed_too() =>
        Errors(new Draft().Root(Make("RunJavaScript", "js", ("script", Literal("1 +"))))).ShouldHaveSingleItem().ActivityId.ShouldBe("js");

    [Fact]
    public void Duplicate_id_is_an_error() =>
        Errors(new Draft().Line("a").Line("a").Flow()).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.duplicate-id");

    [Fact]
    public void Connection_to_a_missing_activity_is_an_error() =>
        Errors(new Draft().Line("a").Connect("a -> b").Flow()).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.connection-nowhere");

    [Fact]
    public void Connection_from_an_outcome_that_does_not_exist_is_a_warning() =>
        Rules(new Draft().Line("a").Line("b").Connect("a.Sometimes -> b").Flow()).ShouldContain("workflow.rule.unknown-outcome");

    [Fact]
    public void Activity_that_nothing_reaches_is_a_warning() =>
        Rules(new Draft().Line("a").Line("b").Flow()).ShouldBe(["workflow.rule.unreachable", "workflow.rule.several-starts"]);

    [Fact]
    public void Missing_required_input_is_an_error() =>
        Errors(new Draft().Root(Make("Event", "e"))).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.missing-input");

    [Fact]
    public void Definition_that_uses_itself_is_an_error()
    {
        var self = new Draft("Self").With("options", new JsonObject { ["usableAsActivity"] = true }).Root(Make("Self.", "x", ("workflowDefinitionId", "Self")));
        Errors(self).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.definition-cycle");
    }

    [Theory]
    [InlineData("0 0 99 * * *", "hours")]
    [InlineData("0 0", "2")]
    public void Bad_cron_names_the_field(string cron, string named) =>
        Errors(new Draft().Root(Make("Cron", "c", ("cronExpression", Literal(cron))))).ShouldHaveSingleItem().Text.ShouldContain(named);

    [Fact]
    public void Document_that_does_not_parse_says_where()
    {
        Should.Throw<DocumentException>(() => WorkflowDocument.Parse("{\n\"a\": }")).Message.ShouldContain("2");
        Should.Throw<DocumentException>(() => WorkflowDocument.Parse("[]"));
        Should.Throw<DocumentException>(() => WorkflowDocument.Parse("{\"definitionId\":\"x\"}")).Message.ShouldContain("root");
    }

    [Fact]
    public void Hash_depends_on_the_content_and_not_on_its_order_or_life_cycle()
    {
        static string Of(string text) => ContentHash.Of(WorkflowDocument.Parse(text));
        var one = Of("""{"definitionId":"d","id":"1","version":1,"name":"n","extra":{"a":1,"b":2},"root":{"type":"Elsa.Start","id":"s"}}""");
        Of("""{"name":"n","definitionId":"d","id":"2","version":7,"isLatest":true,"root":{"id":"s","type":"Elsa.Start"},"extra":{"b":2,"a":1}}""").ShouldBe(one);
        Of("""{"definitionId":"d","id":"1","version":1,"name":"n","extra":{"a":1,"b":3},"root":{"type":"Elsa.Start","id":"s"}}""").ShouldNotBe(one);
    }

    private static Finding[] Errors(string document) => [.. MemoryBench.Validate(document).Where(f => f.Severity == FindingSeverity.Error)];

    private static string[] Rules(string document) => [.. MemoryBench.Validate(document).Select(f => f.Rule)];
}
