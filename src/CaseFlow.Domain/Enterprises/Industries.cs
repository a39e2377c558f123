namespace CaseFlow.Domain.Enterprises;

/// <param name="Code">Two digits (division) to four (class).</param>
public sealed record Industry(string Code, string Name);

/// <summary>The industries of GB/T 4754-2017 (Data/ATTRIBUTION.md).</summary>
internal static class Industries
{
    /// <summary>Classes first, then what they belong to.</summary>
    public static readonly IReadOnlyList<Industry> All = Read();

    private static readonly Dictionary<string, Industry> ByCode = All.ToDictionary(i => i.Code);

    /// <summary>Several levels may share a name: the finest counts.</summary>
    private static readonly Dictionary<string, Industry> ByName = All.DistinctBy(i => i.Name).ToDictionary(i => i.Name);

    /// <summary>By its code or its whole name.</summary>
    public static Industry? Find(string text) => ByCode.GetValueOrDefault(text) ?? ByName.GetValueOrDefault(text);

    // Sections have a letter for a code; enterprises are told apart below them.
    private static Industry[] Read()
    {
        using var stream = typeof(Industries).Assembly.GetManifestResourceStream("Enterprises.gbt4754_2017.csv")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
                .Where(fields => char.IsAsciiDigit(fields[0][0])).Select(fields => new Industry(fields[0], fields[1]))
                .OrderByDescending(i => i.Code.Length).ThenBy(i => i.Code, StringComparer.Ordinal),
        ];
    }
}
