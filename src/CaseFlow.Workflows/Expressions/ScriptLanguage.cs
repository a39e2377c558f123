using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using Jint;

namespace CaseFlow.Workflows.Expressions;

/// <summary>JavaScript in the sandbox of <see cref="ScriptEngine"/>.</summary>
internal sealed class ScriptLanguage : IExpressionLanguage
{
    public string Type => "JavaScript";

    public Expression Compile(JsonNode? value, string typeName) => new ScriptExpression(JsonValues.Text(value) ?? "");
}

/// <summary>Parsed once per version; each burst's engine makes a function of it at first use.</summary>
internal sealed class ScriptExpression : Expression
{
    public ScriptExpression(string text)
    {
        Text = text;
        IsEmpty = string.IsNullOrWhiteSpace(text);
        (Prepared, Shape) = IsEmpty ? (default, new ScriptShape(false, false)) : ScriptSource.Prepare(text);
        Accessors = ScriptSource.Accessors(text);
        ReadsResults = text.Contains("getOutputFrom", StringComparison.Ordinal)
            || text.Contains("getLastResult", StringComparison.Ordinal)
            || Accessors.Any(a => a.Contains("From", StringComparison.Ordinal));
        UsesCalendar = text.Contains("addLimit", StringComparison.Ordinal) || text.Contains("workingDaysBetween", StringComparison.Ordinal)
            || text.Contains("isWorkingDay", StringComparison.Ordinal);
    }

    public string Text { get; }

    public bool IsEmpty { get; }

    public Prepared<Acornima.Ast.Script> Prepared { get; }

    public ScriptShape Shape { get; }

    public IReadOnlyList<string> Accessors { get; }

    public override bool ReadsResults { get; }

    public override bool UsesCalendar { get; }

    public override JsonNode? Evaluate(ActivityContext context) => IsEmpty ? null : context.Burst.Scripts.Evaluate(this, context);

    public override T? Evaluate<T>(ActivityContext context)
        where T : default =>
        typeof(T) == typeof(bool) && !IsEmpty ? (T)(object)context.Burst.Scripts.EvaluateTruth(this, context) : JsonValues.To<T>(Evaluate(context));
}
