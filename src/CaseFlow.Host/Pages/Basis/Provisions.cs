using System.Globalization;
using System.Text.Json;

namespace CaseFlow.Host.Pages.Basis;

/// <summary>One provision of 雁政办发〔2018〕72号 and where in the product it is seen.</summary>
/// <param name="Rules">The requirements' numbers, e.g. <c>R7–R8</c>.</param>
/// <param name="Text">The document's words, which are in Chinese for every reader.</param>
/// <param name="Places">Addresses of pages.</param>
public sealed record Provision(string Chapter, string Rules, string Text, IReadOnlyList<string> Places, string? Note);

/// <summary>All provisions in the document's order (provisions.json); every requirement, R1 to R152, stands in exactly one.</summary>
internal static class Provisions
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<IReadOnlyList<ChapterData>> Data = new(Read);

    /// <summary>With notes in the reader's language.</summary>
    public static IReadOnlyList<Provision> All =>
    [
        .. from chapter in Data.Value
           from p in chapter.Provisions
           select new Provision(chapter.Title, p.Rules, p.Text, p.Places, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? p.Note?.Zh : p.Note?.En),
    ];

    private static IReadOnlyList<ChapterData> Read()
    {
        using var stream = typeof(Provisions).Assembly.GetManifestResourceStream("Basis.provisions.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<ChapterData>>(stream, Format)!;
    }

    private sealed record ChapterData(string Title, IReadOnlyList<ProvisionData> Provisions);

    private sealed record ProvisionData(string Rules, string Text, IReadOnlyList<string> Places, NoteData? Note);

    private sealed record NoteData(string Zh, string En);
}
