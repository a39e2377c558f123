namespace CaseFlow.Domain.Assessments;

/// <summary>The assessment year (考核年): twelve months from a month on, which a district may choose .</summary>
/// <param name="StartMonth">1 to 12; 1 is the calendar year.</param>
public readonly record struct AssessmentYear(int StartMonth)
{
    private const int Quarters = 4;
    private const int Months = 3;

    /// <summary>Both inclusive; of quarter 0 the whole year.</summary>
    public (DateOnly First, DateOnly Last) Days(int year, int quarter)
    {
        var first = new DateOnly(year, StartMonth, 1).AddMonths(quarter == Assessment.Annual ? 0 : (quarter - 1) * Months);
        return (first, first.AddMonths(quarter == Assessment.Annual ? Quarters * Months : Months).AddDays(-1));
    }

    public (int Year, int Quarter) Of(DateOnly day)
    {
        var moved = day.AddMonths(1 - StartMonth);
        return (moved.Year, ((moved.Month - 1) / Months) + 1);
    }

    /// <summary>The last one that is over on the day.</summary>
    public (int Year, int Quarter) LastBefore(DateOnly day)
    {
        var (year, quarter) = Of(day);
        return quarter == 1 ? (year - 1, Quarters) : (year, quarter - 1);
    }

    public static (int Year, int Quarter) After(int year, int quarter) => quarter == Quarters ? (year + 1, 1) : (year, quarter + 1);
}
