using System.Reflection;
using System.Text.RegularExpressions;

namespace CaseFlow.Host.Pages.Documents;

/// <summary>
/// The wording of one kind of document: <c>Templates/&lt;name&gt;.txt</c>. A head of <c>key: value</c> lines, then
/// <c>---</c>, then one paragraph a line; <c># </c> begins a heading, <c>| label | value</c> a row of a table. <c>{name}</c>
/// stands for a fact or a value of the issue; a line that names one nobody gave is left out.
/// </summary>
public sealed partial class DocumentTemplate
{
    private static readonly Assembly Here = typeof(DocumentTemplate).Assembly;

    private readonly Dictionary<string, string> _head;
    private readonly string[] _body;

    private DocumentTemplate(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n---\n", 2);
        _head = parts[0].Split('\n').Select(l => l.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim());
        _body = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static IReadOnlyList<string> Names { get; } =
        [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..^4]).Order()];

    private static string Prefix => $"{typeof(DocumentTemplate).Namespace}.Templates.";

    /// <summary>The template of that name; the plain one, which sets out the facts, where none of that name exists.</summary>
    public static DocumentTemplate Load(string name)
    {
        using var stream = Here.GetManifestResourceStream($"{Prefix}{(Names.Contains(name) ? name : "plain")}.txt")!;
        using var reader = new StreamReader(stream);
        return new DocumentTemplate(reader.ReadToEnd());
    }

    /// <param name="number">The document's own number; <c>{number}</c> in the text is the subject's.</param>
    public OfficialDocument Fill(string number, string date, IReadOnlyDictionary<string, string> values)
    {
        var layout = Enum.Parse<DocumentLayout>(_head["layout"], ignoreCase: true);
        return new OfficialDocument(
            layout, Head("head", values), number, Head("title", values), Head("to", values), [.. Blocks(values)], Head("sign", values), date,
            Head("copy", values), [.. Head("signatures", values).Split('|', StringSplitOptions.RemoveEmptyEntries)], Head("note", values));
    }

    private string Head(string key, IReadOnlyDictionary<string, string> values) =>
        _head.TryGetValue(key, out var text) ? Filled(text, values) ?? "" : "";

    private IEnumerable<DocumentBlock> Blocks(IReadOnlyDictionary<string, string> values)
    {
        List<DocumentRow> rows = [];
        foreach (var line in _body)
        {
            if (Filled(line, values) is not { } text)
            {
                continue;
            }

            if (text.StartsWith('|'))
            {
                var cells = text.Split('|', 3, StringSplitOptions.TrimEntries);
                rows.Add(new DocumentRow(cells[1], cells[2]));
                continue;
            }

            if (rows.Count > 0)
            {
                yield return new DocumentTable([.. rows]);
                rows.Clear();
            }

            foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return paragraph.StartsWith("# ", StringComparison.Ordinal) ? new DocumentHeading(paragraph[2..]) : new DocumentParagraph(paragraph);
            }
        }

        if (rows.Count > 0)
        {
            yield return new DocumentTable([.. rows]);
        }
    }

    private static string? Filled(string text, IReadOnlyDictionary<string, string> values)
    {
        var complete = true;
        var filled = Placeholder().Replace(text, match =>
        {
            var value = values.GetValueOrDefault(match.Groups[1].Value, "");
            complete &= value.Length > 0;
            return value;
        });
        return complete ? filled : null;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
