using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Expressions;

/// <summary>One compiled expression. Immutable; evaluated against the activity that asks.</summary>
public abstract class Expression
{
    /// <summary>The value where it does not depend on the instance.</summary>
    public virtual JsonNode? Constant => null;

    public abstract JsonNode? Evaluate(ActivityContext context);

    /// <summary>The value as a .NET type; constants convert once.</summary>
    public virtual T? Evaluate<T>(ActivityContext context) => JsonValues.To<T>(Evaluate(context));
}

/// <summary>One language that definitions may use, by the name of its expression type. Found by scan.</summary>
public interface IExpressionLanguage
{
    /// <summary>As documents write it: Literal, Object, Variable, Input, JavaScript, Liquid …</summary>
    string Type { get; }

    /// <exception cref="ExpressionException">The expression does not parse.</exception>
    Expression Compile(JsonNode? value, string typeName);
}

/// <summary>The expression cannot be understood or failed; the message is for the definition's author.</summary>
public sealed class ExpressionException(string message, Exception? inner = null) : Exception(message, inner);
