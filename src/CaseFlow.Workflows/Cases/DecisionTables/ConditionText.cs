using System.Text;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// A condition as an official writes it, read exactly: nothing (任意), a value, a list (<c>一般、较大</c>), <c>&gt;= 5</c>,
/// 5 以上, 不满 10, <c>[1..5)</c>, 1 至 5, 非 …, 空. Its words: <see cref="ConditionWords"/>.
/// </summary>
internal static partial class ConditionText
{
    private const int Longest = 500;

    /// <exception cref="CellException">It cannot be read.</exception>
    public static ValueSet Read(string written, TableColumn column)
    {
        if (written.Length > Longest)
        {
            throw new CellException("too-long", Longest);
        }

        var ordered = column.Type is ColumnTypes.Number or ColumnTypes.Day;
        var text = (ordered || column.Type == ColumnTypes.Boolean ? written.Normalize(NormalizationForm.FormKC) : written).Trim();
        if (ConditionWords.Anything.Contains(text))
        {
            return ValueSet.Any;
        }

        var negation = (ordered || column.Type == ColumnTypes.Boolean ? ConditionWords.LooseNegation() : ConditionWords.Negation()).Match(text);
        var rest = negation.Success ? text[negation.Length..].Trim() : text;
        if (rest == ConditionWords.Something || ConditionWords.Nothing.Contains(rest))
        {
            return negation.Success ^ rest == ConditionWords.Something ? new ValueSet([Stretch.All]) : ValueSet.None;
        }

        var set = new ValueSet(Items(rest).Select(item => Item(item, column, ordered)).ToList());
        return negation.Success ? set.But() : set;
    }

    private static Stretch Item(string item, TableColumn column, bool ordered)
    {
        if (item.Length == 0)
        {
            throw new CellException("empty-item");
        }

        if (!ordered)
        {
            return Comparison().IsMatch(item) ? throw new CellException("not-ordered", item) : Stretch.Only(TableValue.Of(Unquoted(item), column));
        }

        if (ConditionWords.Range().Match(item) is { Success: true } range)
        {
            return Between(range, item, column);
        }

        var (operation, value) = Compared(item);
        var at = TableValue.Of(value, column);
        return operation switch
        {
            ">=" => new(new(at, true), End.Open),
            ">" => new(new(at, false), End.Open),
            "<=" => new(End.Open, new(at, true)),
            "<" => new(End.Open, new(at, false)),
            _ => Stretch.Only(at),
        };
    }

    private static Stretch Between(Match range, string item, TableColumn column)
    {
        var (open, close) = (range.Groups["open"].Value, range.Groups["close"].Value);
        if (open.Length != close.Length)
        {
            throw new CellException("one-bracket", item);
        }

        var stretch = new Stretch(
            new(TableValue.Of(range.Groups["from"].Value, column), open is not "("), new(TableValue.Of(range.Groups["to"].Value, column), close is not ")"));
        return stretch.IsEmpty ? throw new CellException("empty-range", item) : stretch;
    }

    private static (string Operation, string Value) Compared(string item)
    {
        foreach (var (word, means) in ConditionWords.Before.Where(b => item.StartsWith(b.Word, StringComparison.Ordinal)))
        {
            return (means, item[word.Length..].Trim());
        }

        foreach (var (word, means) in ConditionWords.After.Where(a => item.EndsWith(a.Word, StringComparison.Ordinal)))
        {
            return (means, item[..^word.Length].Trim());
        }

        return ("=", item);
    }

    /// <summary>The parts of a list; separators between quotes belong to a value.</summary>
    private static IEnumerable<string> Items(string text)
    {
        var part = new StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            quoted = c switch { '"' => !quoted, '“' => true, '”' => false, _ => quoted };
            if (!quoted && c is ',' or '，' or '、' or ';' or '；')
            {
                yield return part.ToString().Trim();
                part.Clear();
                continue;
            }

            part.Append(c);
        }

        yield return quoted ? throw new CellException("open-quote") : part.ToString().Trim();
    }

    private static string Unquoted(string item) => item is ['"', .., '"'] or ['“', .., '”'] ? item[1..^1] : item;

    [GeneratedRegex("^[<>≤≥=＜＞＝]")]
    private static partial Regex Comparison();
}
