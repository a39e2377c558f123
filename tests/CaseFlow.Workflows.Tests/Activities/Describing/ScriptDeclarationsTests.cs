using System.Text.RegularExpressions;
using CaseFlow.Workflows.Activities.Describing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using Jint;

namespace CaseFlow.Workflows.Tests.Activities.Describing;

public sealed partial class ScriptDeclarationsTests
{
    [Fact]
    public void Every_function_that_scripts_may_call_is_declared_and_no_other()
    {
        var (plain, ours) = (new Engine(), new Engine());
        _ = new ScriptFunctions(ours);
        var given = Names(ours).Except(Names(plain)).Except(["variables"]);
        Function().Matches(ScriptDeclarations.Of(null)).Select(m => m.Groups[1].Value).ShouldBe(given, ignoreOrder: true);
    }

    [Fact]
    public void Variables_and_inputs_of_the_definition_have_accessors_of_their_types()
    {
        var document = WorkflowDocument.Parse("""
            {"definitionId":"x","root":{"type":"Elsa.Sequence","id":"s"},
             "variables":[{"id":"a","name":"dueDays","typeName":"Int32"},{"id":"b","name":"期限","typeName":"String","isArray":true},{"id":"c","name":"no name","typeName":"Boolean"}],
             "inputs":[{"name":"caseId","type":"Guid"},{"name":"DueDays","type":"Int32"}]}
            """);
        var text = ScriptDeclarations.Of(document);
        text.ShouldContain("declare function getDueDays(): number;\ndeclare function setDueDays(value: number): void;");
        text.ShouldContain("declare function get期限(): string[];");
        text.ShouldContain("declare function getCaseId(): string;");
        text.ShouldContain("\n  \"no name\": boolean;\n");
        text.ShouldNotContain("getno name");
        Function().Matches(text).Count(m => m.Groups[1].Value == "getDueDays").ShouldBe(1);
    }

    private static IEnumerable<string> Names(Engine engine) => engine.Evaluate("Object.getOwnPropertyNames(globalThis)").AsArray().Select(n => n.AsString()).ToList();

    [GeneratedRegex(@"declare function ([^(]+)\(")]
    private static partial Regex Function();
}
