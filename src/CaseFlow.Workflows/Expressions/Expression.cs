using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;

namespace CaseFlow.Workflows.Expressions;

/// <summary>One compiled expression. Immutable; evaluated against the activity that asks.</summary>
public abstract class Expression
{
    /// <summary>The value where it does not depend on the instance.</summary>
    public virtual JsonNode? Constant => null;

    /// <summary>True when outputs of earlier activities must be kept for it.</summary>
    public virtual bool ReadsResults => false;

    public virtual bool UsesCalendar => false;

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

/// <summary>All expression languages by type.</summary>
public sealed class ExpressionLanguages(IEnumerable<IExpressionLanguage> languages)
{
    private readonly Dictionary<string, IExpressionLanguage> _byType = languages.ToDictionary(l => l.Type, StringComparer.Ordinal);

    public IEnumerable<string> Types => _byType.Keys;

    public IExpressionLanguage? Find(string type) => _byType.GetValueOrDefault(type);
}

internal sealed class ConstantExpression(JsonNode? value) : Expression
{
    private object? _converted;
    private Type? _convertedTo;

    public override JsonNode? Constant { get; } = value;

    public override JsonNode? Evaluate(ActivityContext context) => Constant;

    public override T? Evaluate<T>(ActivityContext context)
        where T : default
    {
        if (Volatile.Read(ref _convertedTo) == typeof(T))
        {
            return (T?)_converted;
        }

        var value = JsonValues.To<T>(Constant);
        if (_convertedTo is null && (typeof(T).IsValueType || typeof(T) == typeof(string)))
        {
            _converted = value;
            Volatile.Write(ref _convertedTo, typeof(T));
        }

        return value;
    }
}

/// <summary>Does not parse: an error at publication, an incident when it is reached all the same.</summary>
internal sealed class FailingExpression(string message) : Expression
{
    public override JsonNode? Evaluate(ActivityContext context) => throw new ExpressionException(message);
}
