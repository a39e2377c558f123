using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Deadlines;

[JsonConverter(typeof(JsonStringEnumConverter<LimitUnit>))]
public enum LimitUnit
{
    /// <summary>自然日：起算日不计 (民法典 §201)</summary>
    NaturalDays,

    /// <summary>工作日：按含调休的工作日历 (practice §3.3)</summary>
    WorkingDays,

    /// <summary>月：到对应日，没有对应日的到月末 (民法典 §202)</summary>
    Months,

    /// <summary>小时：从起算时刻连续计算，不顺延</summary>
    Hours,
}

[JsonConverter(typeof(JsonStringEnumConverter<RollRule>))]
public enum RollRule
{
    /// <summary>不顺延</summary>
    None,

    /// <summary>末日为休假日的顺延至其后首个工作日 (民法典 §203)</summary>
    Forward,

    /// <summary>末日为休假日的提前至其前最后一个工作日</summary>
    Back,
}

/// <summary>A limit as a definition writes it: number, unit and roll rule (design D6).</summary>
public sealed record Limit(int Number, LimitUnit Unit, RollRule Roll = RollRule.None);

/// <summary>
/// Where a limit ends. <see cref="DueAt"/> is the first instant that is late (24:00 of the last day, in UTC);
/// <see cref="RawDay"/> the last day before rolling; provisional while the calendar of that year is not published.
/// </summary>
public sealed record LimitEnd(DateOnly RawDay, DateOnly LastDay, DateTimeOffset DueAt, int CalendarVersion, bool Provisional);

/// <summary>The working calendar of one version, the newest unless another is named.</summary>
public interface IWorkCalendar
{
    /// <summary>Raised by every import that changes a day.</summary>
    int Version { get; }

    bool IsWorkingDay(DateOnly day);

    /// <summary>False where only weekends and fixed-date holidays are known, because the year's notice is not out yet.</summary>
    bool IsPublished(int year);

    /// <summary>The n-th working day after (n &gt; 0) or before (n &lt; 0) the day, which itself is not counted.</summary>
    DateOnly AddWorkingDays(DateOnly day, int count);

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when to lies before from.</summary>
    int WorkingDaysBetween(DateOnly from, DateOnly to);

    LimitEnd End(DateTimeOffset from, Limit limit);
}

/// <summary>Gives the calendar in force; cached, renewed after an import.</summary>
public interface IWorkCalendars
{
    ValueTask<IWorkCalendar> CurrentAsync(CancellationToken ct);
}
