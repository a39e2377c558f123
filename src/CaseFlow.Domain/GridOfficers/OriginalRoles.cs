using System.Globalization;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>What part-time grid officers are besides (R121: 现有巡防员、调解员 …), from Data/original-roles.csv.</summary>
public static class OriginalRoles
{
    private static readonly IReadOnlyList<(string Name, string English)> Rows = Read();

    public static readonly IReadOnlyList<string> All = [.. Rows.Select(r => r.Name)];

    /// <summary>In the reader's language; a word that is not in the list stays as it is.</summary>
    public static string? Text(string? name) => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal)
        ? name
        : Rows.FirstOrDefault(r => r.Name == name).English ?? name;

    private static (string Name, string English)[] Read()
    {
        using var stream = typeof(OriginalRoles).Assembly.GetManifestResourceStream("GridOfficers.original-roles.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(',')).Select(f => (f[0], f[1]))];
    }
}
