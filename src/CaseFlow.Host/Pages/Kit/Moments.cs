using System.Globalization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>Days and instants as people read them, in Asia/Shanghai and in the language of the page.</summary>
public static class Moments
{
    private static bool Chinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>2026年11月23日 周一 · Mon 23 Nov 2026</summary>
    public static string Day(DateOnly day) => Chinese ? day.ToLongText() : day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => Day(instant.ChinaDate());

    /// <summary>2026年11月23日 周一 17:30</summary>
    public static string At(DateTimeOffset instant) =>
        Chinese ? instant.ToLongText() : instant.ToChina().ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>11-23 17:30</summary>
    public static string Brief(DateTimeOffset instant) => instant.ToShortText();

    /// <summary>The end of a limit: midnight reads as 24:00 of the last day.</summary>
    public static string Until(DateTimeOffset dueAt)
    {
        var local = dueAt.ToChina();
        return local.TimeOfDay == TimeSpan.Zero ? $"{Day(dueAt.AddTicks(-1).ChinaDate())} 24:00" : At(dueAt);
    }
}
