using System.Text.RegularExpressions;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// How deep a template nests, read from its text: the template engine would recurse that deep, and a stack that
/// overflows ends the process.
/// </summary>
internal static partial class LiquidShape
{
    private const int Deepest = 50;
    private const int MostInOneTag = 200;
    private const int LongestCapturing = 5_000;

    /// <exception cref="ExpressionException">Longer or deeper than any template a person writes.</exception>
    public static void Check(string text)
    {
        // What is captured is kept in memory for every round of a loop.
        var longest = text.Contains("capture", StringComparison.Ordinal) ? LongestCapturing : DeepStack.LongestText;
        if (text.Length > longest)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.text-too-long", longest));
        }

        var depth = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            var name = tag.Groups["name"].Value;
            depth += Opens(name) ? 1 : name.StartsWith("end", StringComparison.Ordinal) && depth > 0 ? -1 : 0;
            if (depth > Deepest || Joint().Count(tag.Value) > MostInOneTag)
            {
                throw new ExpressionException(TextCatalog.Get("workflow.expression.too-deep", Deepest));
            }
        }
    }

    private static bool Opens(string name) => name is "if" or "unless" or "case" or "for" or "tablerow" or "capture" or "ifchanged";

    // An unclosed tag runs to the end of the text.
    [GeneratedRegex(@"\{%-?\s*(?<name>\w*)(?:(?!%\}).)*|\{\{(?:(?!\}\}).)*", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\||\(|\[|\b(?:and|or|contains)\b|[<>=!]=|\.\.")]
    private static partial Regex Joint();
}
