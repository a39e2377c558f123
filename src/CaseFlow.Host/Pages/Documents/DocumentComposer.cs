using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Documents;

/// <summary>Sets an issued document's frozen content into the words of its template.</summary>
public static class DocumentComposer
{
    private const string Separator = "、";

    /// <summary>Processes may name the circular by either word.</summary>
    private static readonly Dictionary<string, string> Aliases = new() { ["circular"] = "bulletin" };

    /// <param name="issuer">The issuing body, where the content does not name one.</param>
    public static OfficialDocument Compose(DocumentView document, string issuer)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["issuer"] = issuer,
            ["title"] = document.Title,
            ["to"] = string.Join(Separator, document.To.Distinct()),
        };
        Add(values, document.Facts);
        Add(values, document.Data);
        var paper = DocumentTemplate.Load(Aliases.GetValueOrDefault(document.Template, document.Template))
            .Fill(document.Number, document.IssuedAt.ChinaDate().ToDocumentText(), values);
        // Who is addressed gets no copy as well.
        return document.To.Contains(paper.CopyTo) ? paper with { CopyTo = "" } : paper;
    }

    // What a process gives is nested ({"review":{"findings":…}}); templates name the leaves. The nearest to the top wins.
    private static void Add(Dictionary<string, string> values, JsonObject content)
    {
        foreach (var (key, node) in content)
        {
            if (Text(node) is { Length: > 0 } text)
            {
                values[key] = text;
            }
        }

        foreach (var child in content.Select(p => p.Value).OfType<JsonObject>())
        {
            foreach (var (key, node) in child)
            {
                if (Text(node) is { Length: > 0 } text)
                {
                    values.TryAdd(key, text);
                }
            }
        }
    }

    private static string? Text(JsonNode? node) => node switch
    {
        JsonArray list => string.Join(Separator, list.Select(Text).Where(t => !string.IsNullOrEmpty(t))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Readable(value.GetValue<string>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    private static string Readable(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToDocumentText()
        : text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ChinaDate().ToDocumentText()
        : text;
}
