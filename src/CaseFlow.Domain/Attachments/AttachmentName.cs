namespace CaseFlow.Domain.Attachments;

/// <summary>Names that could be taken for something else are refused: paths, hidden or control characters, device names, a programme's ending in front of a picture's (reliability F8).</summary>
internal static class AttachmentName
{
    public const int MaxLength = 120;

    private static readonly HashSet<string> Programmes = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe", "com", "scr", "bat", "cmd", "ps1", "msi", "dll", "js", "mjs", "vbs", "hta", "jar", "sh", "php", "phtml", "asp", "aspx", "jsp",
        "cshtml", "html", "htm", "xhtml", "svg", "xml", "lnk", "py", "pl", "rb", "apk", "zip", "rar", "7z",
    };

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    public static bool IsSafe(string name)
    {
        var parts = name.Split('.');
        return name.Length is > 0 and <= MaxLength
            && name.Trim() == name
            && !name.StartsWith('.') && !name.EndsWith('.')
            && !name.Any(c => char.IsControl(c) || IsInvisible(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal))
            && !Devices.Contains(parts[0])
            && !parts.Skip(1).SkipLast(1).Any(Programmes.Contains);
    }

    /// <summary>Format characters turn the order of what is read around, so that an ending hides (U+202E).</summary>
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator;
}
