using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>Where a column's value comes from. A plain path is read without a script.</summary>
internal static partial class ColumnExpression
{
    private static readonly string[] Script = ["variables", "true", "false", "null", "undefined", "this"];

    /// <exception cref="ExpressionException">It does not parse.</exception>
    public static Expression Of(string text)
    {
        var trimmed = text.Trim();
        return Path().IsMatch(trimmed) && trimmed.Split('.') is var parts && !Script.Contains(parts[0]) ? new PathExpression(parts) : new ScriptExpression(text);
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$")]
    private static partial Regex Path();
}

/// <summary>A variable or an input of the definition, and members of it: <c>proposal.grade</c>.</summary>
internal sealed class PathExpression(string[] parts) : Expression
{
    public string Head => parts[0];

    public override JsonNode? Evaluate(ActivityContext context) =>
        parts.Skip(1).Aggregate(context.GetVariable(Head) ?? context.GetWorkflowInput(Head), Member);

    private static JsonNode? Member(JsonNode? value, string name) => JsonValues.Parsed(value) is JsonObject o
        ? o[name] ?? o.FirstOrDefault(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)).Value
        : null;
}
