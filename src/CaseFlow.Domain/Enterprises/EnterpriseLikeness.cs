using System.Text;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Names and addresses without what people write differently, to find the second file of one enterprise (R99).</summary>
internal static class EnterpriseLikeness
{
    private static readonly ILookup<string, string> Parts = Read();

    /// <summary>Full and half width, spaces, brackets, the place in front and the legal form behind make no difference.</summary>
    public static string OfName(string name)
    {
        var bare = WithoutPlaces(Bare(name));
        return Parts["form"].FirstOrDefault(f => bare.Length > f.Length && bare.EndsWith(f, StringComparison.Ordinal)) is { } form ? bare[..^form.Length] : bare;
    }

    public static string OfAddress(string address) => WithoutPlaces(Bare(address));

    private static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string WithoutPlaces(string text)
    {
        while (Parts["place"].FirstOrDefault(p => text.Length > p.Length && text.StartsWith(p, StringComparison.Ordinal)) is { } place)
        {
            text = text[place.Length..];
        }

        return text;
    }

    /// <summary>Places that stand in front of names and legal forms behind them, longer ones first.</summary>
    private static ILookup<string, string> Read()
    {
        using var stream = typeof(EnterpriseLikeness).Assembly.GetManifestResourceStream("Enterprises.name-parts.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .OrderByDescending(fields => fields[1].Length).ToLookup(fields => fields[0], fields => fields[1]);
    }
}
