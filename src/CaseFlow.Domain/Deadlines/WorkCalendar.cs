using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// The working calendar of one version. Days are counted once, up to each day, so that adding and counting working
/// days is one look-up, however long the limit. Where no notice covers a year, weekends and fixed-date holidays stand in.
/// </summary>
public sealed class WorkCalendar : IWorkCalendar
{
    public static readonly DateOnly FirstDay = new(2000, 1, 1);
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    // The notice of a year may reach into the last days of the December before it (2018-12-29, 2022-12-31).
    private const int FirstDayOpenToNextNotice = 25;

    private readonly HashSet<int> _published;

    // Working days from FirstDay up to and including the day at that index.
    private readonly int[] _worked;

    /// <param name="days">The days that notices name; where two name the same day, the later notice's word counts.</param>
    /// <param name="publishedYears">Years whose notice is among them.</param>
    public WorkCalendar(int version, IEnumerable<HolidayDay> days, IEnumerable<int> publishedYears)
    {
        Version = version;
        _published = [.. publishedYears];
        var named = new Dictionary<DateOnly, bool>();
        foreach (var day in days)
        {
            named[day.Day] = day.IsOff;
        }

        _worked = new int[LastDay.DayNumber - FirstDay.DayNumber + 1];
        var count = 0;
        for (var i = 0; i < _worked.Length; i++)
        {
            var day = FirstDay.AddDays(i);
            count += named.TryGetValue(day, out var off) ? (off ? 0 : 1) : IsPlainWorkingDay(day) ? 1 : 0;
            _worked[i] = count;
        }
    }

    public int Version { get; }

    public bool IsPublished(int year) => _published.Contains(year);

    public bool IsWorkingDay(DateOnly day) => UpTo(day) > Before(day);

    public DateOnly AddWorkingDays(DateOnly day, int count) => count switch
    {
        0 => day,
        > 0 => Nth(UpTo(day) + count),
        _ => Nth(Before(day) + count + 1),
    };

    public int WorkingDaysBetween(DateOnly from, DateOnly to) => UpTo(to) - UpTo(from);

    public LimitEnd End(DateTimeOffset from, Limit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (limit.Unit == LimitUnit.Hours)
        {
            return EndOfHours(from, limit);
        }

        var start = from.ChinaDate();
        var raw = limit.Unit switch
        {
            LimitUnit.NaturalDays => start.AddDays(limit.Number),
            LimitUnit.WorkingDays => AddWorkingDays(start, limit.Number),
            LimitUnit.Months => start.AddMonths(limit.Number),
            _ => throw new ArgumentOutOfRangeException(nameof(limit)),
        };
        var last = Roll(raw, limit.Roll);
        return new LimitEnd(raw, last, last.EndOfDay(), Version, IsProvisional(start, raw, last, limit));
    }

    // Hours run on through nights and holidays and never roll: a longer limit would end before a shorter one.
    private LimitEnd EndOfHours(DateTimeOffset from, Limit limit)
    {
        var end = from.ToUniversalTime().AddHours(limit.Number);
        var last = end.AddTicks(-1).ChinaDate();
        return new LimitEnd(last, last, end, Version, Provisional: false);
    }

    private DateOnly Roll(DateOnly day, RollRule rule) => rule switch
    {
        RollRule.Forward when !IsWorkingDay(day) => AddWorkingDays(day, 1),
        RollRule.Back when !IsWorkingDay(day) => AddWorkingDays(day, -1),
        _ => day,
    };

    private bool IsProvisional(DateOnly start, DateOnly raw, DateOnly last, Limit limit)
    {
        if (limit.Unit != LimitUnit.WorkingDays && limit.Roll == RollRule.None)
        {
            return false;
        }

        var (first, end) = raw < last ? (raw, last) : (last, raw);
        first = limit.Unit == LimitUnit.WorkingDays && start < first ? start : first;
        return Enumerable.Range(first.Year, end.Year - first.Year + 1).Any(y => !IsPublished(y))
            || (end is { Month: 12, Day: >= FirstDayOpenToNextNotice } && !IsPublished(end.Year + 1));
    }

    private int UpTo(DateOnly day) => _worked[Index(day)];

    private int Before(DateOnly day) => day == FirstDay ? 0 : _worked[Index(day) - 1];

    private DateOnly Nth(int ordinal)
    {
        var (low, high) = (0, _worked.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _worked[middle] >= ordinal ? (low, middle) : (middle + 1, high);
        }

        return low < _worked.Length && ordinal > 0 ? FirstDay.AddDays(low) : throw OutOfRange(ordinal);
    }

    private static int Index(DateOnly day) =>
        day >= FirstDay && day <= LastDay ? day.DayNumber - FirstDay.DayNumber : throw OutOfRange(day);

    private static ArgumentOutOfRangeException OutOfRange(object value) =>
        new(nameof(value), value, $"The calendar reaches from {FirstDay:O} to {LastDay:O}.");

    private bool IsPlainWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (IsPublished(day.Year) || !IsFixedHoliday(day));

    // 全国年节及纪念日放假办法: the holidays of a fixed date; the second of May since 2025.
    private static bool IsFixedHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (10, 1 or 2 or 3) => true,
        (5, 2) => day.Year >= 2025,
        _ => false,
    };
}
