using System.Globalization;

namespace CaseFlow.Domain.Kernel;

/// <summary>Asia/Shanghai whatever the server's zone; instants are stored in UTC.</summary>
public static class ChinaTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static DateTimeOffset ToChina(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly ChinaDate(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToChina().DateTime);

    /// <summary>Natural days since the last day of a limit whose first late instant is <paramref name="dueAt"/>; 0 on that day.</summary>
    public static int DaysLate(this DateTimeOffset now, DateTimeOffset dueAt) => now.ChinaDate().DayNumber - dueAt.AddTicks(-1).ChinaDate().DayNumber;

    public static DateOnly Today(this TimeProvider time) => time.GetUtcNow().ChinaDate();

    /// <summary>00:00 of the day in Asia/Shanghai.</summary>
    public static DateTimeOffset StartOfDay(this DateOnly day) => day.At(TimeOnly.MinValue);

    /// <summary>24:00 of the day, the end of a limit that falls on it (民法典 §203): the first instant that is late.</summary>
    public static DateTimeOffset EndOfDay(this DateOnly day) => day.AddDays(1).StartOfDay();

    public static DateTimeOffset At(this DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>2026年11月23日 周一</summary>
    public static string ToLongText(this DateOnly day) => day.ToString("yyyy年M月d日 ddd", Chinese);

    /// <summary>2026年11月23日, as documents write a day</summary>
    public static string ToDocumentText(this DateOnly day) => day.ToString("yyyy年M月d日", Chinese);

    /// <summary>2026年11月23日 周一 17:30</summary>
    public static string ToLongText(this DateTimeOffset instant) => instant.ToChina().ToString("yyyy年M月d日 ddd HH:mm", Chinese);

    /// <summary>11-23 17:30</summary>
    public static string ToShortText(this DateTimeOffset instant) => instant.ToChina().ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
