using System.Text;
using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using CaseFlow.Domain.Kernel;
using Jint;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// A script as a function. Documents write an expression, a body with <c>return</c>, or statements whose last value counts;
/// as a function all three answer the same way and leave nothing behind in the engine.
/// </summary>
internal static partial class ScriptSource
{
    /// <exception cref="ExpressionException">It does not parse, is too long or nests too deep.</exception>
    public static (Prepared<Script> Prepared, ScriptShape Shape) Prepare(string text)
    {
        if (text.Length > DeepStack.LongestText)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.text-too-long", DeepStack.LongestText));
        }

        return DeepStack.Read(text, () =>
        {
            var source = AsFunction(text, out var shape);
            return (Engine.PrepareScript(source), shape);
        });
    }

    private static string AsFunction(string text, out ScriptShape shape)
    {
        Script script;
        try
        {
            script = new Parser(new ParserOptions { AllowReturnOutsideFunction = true }).ParseScript(text);
        }
        catch (ParseErrorException e)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.script-unparsable", e.LineNumber, e.Column + 1, e.Description), e);
        }

        shape = ScriptShape.Of(script);
        var result = new StringBuilder("(function(){").Append(text);
        var shift = "(function(){".Length;
        if (script.Body.Count > 0)
        {
            foreach (var tail in Tails(script.Body[^1]).OrderByDescending(t => t.Start))
            {
                result.Insert(tail.Start + shift, "return ");
            }
        }

        return result.Append("\n})").ToString();
    }

    /// <summary>Names like <c>getTotal</c> and <c>setTotal</c>, which stand for a variable or an input.</summary>
    public static IReadOnlyList<string> Accessors(string text) => [.. Accessor().Matches(text).Select(m => m.Value).Distinct()];

    /// <summary>The expression statements whose value is the script's, however deep in the last statement.</summary>
    private static IEnumerable<Node> Tails(Node statement) => statement switch
    {
        ExpressionStatement e => [e],
        BlockStatement b when b.Body.Count > 0 => Tails(b.Body[^1]),
        IfStatement i => [.. Tails(i.Consequent), .. i.Alternate is null ? [] : Tails(i.Alternate)],
        TryStatement t => [.. Tails(t.Block), .. t.Handler is null ? [] : Tails(t.Handler.Body)],
        LabeledStatement l => Tails(l.Body),
        _ => [],
    };

    [GeneratedRegex(@"\b(?:get|set)[A-Z_$][\w$]*(?=\s*\()")]
    private static partial Regex Accessor();
}
