using System.Collections.Concurrent;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Scripting;

/// <summary>Runs a script; its value is the result, setOutcome(s) names the ways out.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting")]
[Input("Script", Hint = "code-editor", Language = "javascript", DefaultSyntax = "JavaScript", Required = true)]
[Input("PossibleOutcomes", "List<String>", Hint = "dynamic-outcomes")]
[Output("Result")]
internal sealed class RunJavaScriptActivity : Activity
{
    /// <summary>Scripts that are values of expressions themselves (Liquid, a variable); those written out are in the plan.</summary>
    private readonly ConcurrentDictionary<string, ScriptExpression> _made = new();

    public override object? Prepare(ActivityNode node)
    {
        try
        {
            return JsonValues.Text(node.ConstantInput("script")) is { } text ? new ScriptExpression(text) : null;
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var script = context.Node.Plan as ScriptExpression ?? Made(context.Input<string>("script") ?? "");
        context.SetOutput("Result", script.Evaluate(context));
        context.Complete(script.IsEmpty ? [] : context.Burst.Scripts.Outcomes ?? []);
        return ValueTask.CompletedTask;
    }

    /// <summary>A script that is made at run time may ask for anything.</summary>
    public override bool UsesCalendar(ActivityNode node) => node.Plan is not ScriptExpression;

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        Finding? finding = null;
        try
        {
            _ = JsonValues.Text(node.ConstantInput("script")) is { } text ? new ScriptExpression(text) : null;
        }
        catch (ExpressionException e)
        {
            finding = node.Error("workflow.rule.expression-unparsable", "JavaScript", e.Message, "script");
        }

        return finding is null ? [] : [finding];
    }

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) =>
        node.ConstantInput("possibleOutcomes") is { } constant ? [.. JsonValues.To<string[]>(constant) ?? [], Done] : [Done];

    private ScriptExpression Made(string text)
    {
        if (_made.Count > 500)
        {
            _made.Clear();
        }

        return _made.GetOrAdd(text, t => new ScriptExpression(t));
    }
}
