using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Expressions;

internal sealed class LiteralLanguage : IExpressionLanguage
{
    public string Type => "Literal";

    public Expression Compile(JsonNode? value, string typeName) => new ConstantExpression(TypedValues.Coerce(value, typeName));
}

/// <summary>JSON, written as a string by the designer and as itself by hand.</summary>
internal class ObjectLanguage : IExpressionLanguage
{
    public virtual string Type => "Object";

    public Expression Compile(JsonNode? value, string typeName)
    {
        if (value is not JsonValue v || !v.TryGetValue<string>(out var text))
        {
            return new ConstantExpression(value);
        }

        try
        {
            return new ConstantExpression(string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            // Elsa takes a bare word where the type is a string.
            return typeName.StartsWith("String", StringComparison.Ordinal) && !typeName.Contains('[')
                ? new ConstantExpression(value)
                : throw new ExpressionException(TextCatalog.Get("workflow.expression.not-json"));
        }
    }
}

internal sealed class JsonLanguage : ObjectLanguage
{
    public override string Type => "Json";
}

/// <summary>A variable by id or name; older files hold the whole variable.</summary>
internal sealed class VariableLanguage : IExpressionLanguage
{
    public string Type => "Variable";

    public Expression Compile(JsonNode? value, string typeName) => new VariableExpression(
        value is JsonObject o ? o.Text("id") ?? o.Text("name") ?? "" : JsonValues.Text(value) ?? "");
}

internal sealed class VariableExpression(string name) : Expression
{
    public string Name { get; } = name;

    public override JsonNode? Evaluate(ActivityContext context) => context.GetVariable(Name);
}

/// <summary>An input of the workflow by name.</summary>
internal sealed class InputLanguage : IExpressionLanguage
{
    public string Type => "Input";

    public Expression Compile(JsonNode? value, string typeName) => new InputExpression(
        value is JsonObject o ? o.Text("name") ?? "" : JsonValues.Text(value) ?? "");
}

internal sealed class InputExpression(string name) : Expression
{
    public string Name { get; } = name;

    public override JsonNode? Evaluate(ActivityContext context) => context.GetWorkflowInput(Name);
}
