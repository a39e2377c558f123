using System.Globalization;
using System.Xml;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A length of time as people say it: 1 天 2 小时.</summary>
internal static class DurationWords
{
    /// <summary>From Elsa's <c>1.02:00:00</c> or ISO 8601's <c>P1DT2H</c>; null where it is neither.</summary>
    public static string? Of(string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
        {
            try
            {
                span = XmlConvert.ToTimeSpan(text);
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                return null;
            }
        }

        var parts = new (int Count, string Unit)[] { (span.Days, "days"), (span.Hours, "hours"), (span.Minutes, "minutes"), (span.Seconds, "seconds") };
        var said = parts.Where(p => p.Count != 0).Select(p => TextCatalog.Get($"words.{p.Unit}", p.Count)).ToList();
        return said.Count == 0 ? TextCatalog.Get("words.seconds", 0) : string.Join(' ', said);
    }
}
