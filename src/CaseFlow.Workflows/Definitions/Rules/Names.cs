using System.Text.RegularExpressions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>An input expression names an input of the definition.</summary>
internal sealed class InputsAreDeclared : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        from expression in node.Inputs.Values.OfType<InputExpression>()
        where !node.DocumentOf().Inputs.Any(i => string.Equals(i.Name, expression.Name, StringComparison.OrdinalIgnoreCase))
        select node.Warning("workflow.rule.unknown-input", expression.Name);
}

/// <summary>What an output is bound to is a variable seen from there, or an output of the definition.</summary>
internal sealed class OutputsGoSomewhere : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from node in graph.Own()
        where node.Parent is not null
        from output in node.Outputs
        where !node.Parent!.Sees(output.Value) && !node.Variables.Any(v => v.Id == output.Value)
            && !node.DocumentOf().Outputs.Any(o => string.Equals(o.Name, output.Value, StringComparison.OrdinalIgnoreCase))
        select node.Warning("workflow.rule.output-nowhere", output.Key, output.Value);
}

/// <summary>Names that scripts read are variables, inputs or outputs of activities that exist.</summary>
internal sealed partial class ScriptNamesExist : IValidationRule
{
    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        // A name that some script writes is a variable from then on.
        var written = graph.Own().SelectMany(Scripts).SelectMany(s => Writes().Matches(s.Text)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from node in graph.Own()
            from script in Scripts(node)
            from name in Unknown(graph, node, script, written)
            select node.Warning("workflow.rule.unknown-script-name", name);
    }

    private static IEnumerable<ScriptExpression> Scripts(ActivityNode node) => node.Inputs.Values.Append(node.Plan as Expression).OfType<ScriptExpression>();

    private static IEnumerable<string> Unknown(WorkflowGraph graph, ActivityNode node, ScriptExpression script, HashSet<string> written)
    {
        var variables = Reads().Matches(script.Text).Select(m => m.Groups["name"].Value).Where(n => !node.Sees(n));
        var inputs = InputReads().Matches(script.Text).Select(m => m.Groups["name"].Value).Where(n => !IsInput(node, n));
        var accessors = script.Accessors.Where(a => a.StartsWith("get", StringComparison.Ordinal) && !IsFunction(a)
            && !node.Sees(a[3..]) && !IsInput(node, a[3..]) && !ReadsOutput(graph, a[3..]));
        return variables.Where(n => !written.Contains(n)).Concat(inputs).Concat(accessors.Where(a => !written.Contains(a[3..]))).Distinct();
    }

    private static bool IsInput(ActivityNode node, string name) =>
        node.DocumentOf().Inputs.Any(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsFunction(string accessor) => accessor is "getVariable" or "getInput" or "getOutputFrom" or "getLastResult" or "getCorrelationId"
        || accessor.StartsWith("getWorkflow", StringComparison.Ordinal);

    /// <summary><c>getResultFromTask1</c></summary>
    private static bool ReadsOutput(WorkflowGraph graph, string name)
    {
        var from = name.IndexOf("From", StringComparison.Ordinal);
        return from > 0 && graph.Nodes.Any(n => string.Equals(n.Name ?? n.Id, name[(from + 4)..], StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""getVariable\(\s*['"`](?<name>[^'"`$]+)['"`]\s*\)|(?<![\w$.])variables\.(?<name>[A-Za-z_$][\w$]*)(?!\s*(=[^=]|\())""")]
    private static partial Regex Reads();

    [GeneratedRegex("""setVariable\(\s*['"`](?<name>[^'"`$]+)['"`]|(?<![\w$])set(?<name>[A-Z_$][\w$]*)\s*\(|(?<![\w$.])variables\.(?<name>[A-Za-z_$][\w$]*)\s*=[^=]""")]
    private static partial Regex Writes();

    [GeneratedRegex("""(?<![\w$.])getInput\(\s*['"`](?<name>[^'"`$]+)['"`]\s*\)""")]
    private static partial Regex InputReads();
}
