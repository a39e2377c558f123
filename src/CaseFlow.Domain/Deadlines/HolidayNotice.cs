namespace CaseFlow.Domain.Deadlines;

/// <summary>A file as it was handed in: its name is only for messages, its content JSON in the schema of <c>calendars/schema.json</c>.</summary>
public sealed record HolidayFile(string Name, string Content);

/// <summary>One day that a notice names: off although a weekday, or worked although a weekend (调休).</summary>
public sealed record HolidayDay(DateOnly Day, string Name, bool IsOff);

/// <summary>
/// The State Council's holiday notice of one year. It may also name days of the December before (2018-12-29 to 31 stand
/// in the notice of 2019).
/// </summary>
public sealed record HolidayNotice(int Year, IReadOnlyList<string> Papers, IReadOnlyList<HolidayDay> Days);
