using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseFlow.Host.DemoClock;

/// <summary>Instants as people write them for the demonstration clock: ISO 8601; without an offset they are China's time.</summary>
internal static partial class DemoInstant
{
    public const string Example = "2026-11-23T09:00:00+08:00";

    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    // What the calendar can count limits in, with room on both sides.
    private static readonly DateTimeOffset First = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2150, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset? Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var whole = trimmed.EndsWith('Z') ? $"{trimmed[..^1]}+00:00" : Offset().IsMatch(trimmed) ? trimmed : $"{trimmed}+08:00";
        return DateTimeOffset.TryParseExact(whole, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && instant >= First && instant < Last
            ? instant.ToUniversalTime()
            : null;
    }

    [GeneratedRegex("T.*[+-][0-9]{2}:[0-9]{2}$")]
    private static partial Regex Offset();
}
