using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Domain.Tests.Deadlines;

/// <summary>The real holiday notices, as the product ships them and as they stood before they were amended.</summary>
internal static class HolidayPapers
{
    public static HolidayFile File(int year) => Read("calendars", $"{year}.json");

    /// <summary>As it stood before the amendment of 2020-01-27.</summary>
    public static HolidayFile FirstNoticeOf2020 => Read("Deadlines/Papers", "2020_as_of_2019-11-21.json");

    public static IReadOnlyList<HolidayFile> All => [.. Enumerable.Range(2018, 9).Select(File)];

    public static WorkCalendar Calendar { get; } = CalendarOf([.. All]);

    public static WorkCalendar CalendarOf(params HolidayFile[] files)
    {
        var notices = files.Select(f => HolidayNoticeReader.Read(f).Value).OrderBy(n => n.Year).ToList();
        return new WorkCalendar(1, notices.SelectMany(n => n.Days), notices.Select(n => n.Year));
    }

    private static HolidayFile Read(string folder, string name) =>
        new(name, System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, name)));
}
