using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Reporting;

/// <summary>What is reported again and again. Texts: resource <c>report-kind.&lt;value&gt;</c>.</summary>
public static class ReportKinds
{
    /// <summary>安全监管工作月报 (R74-R76)</summary>
    public const string Month = "month";

    /// <summary>隐患排查季度汇总 (R85)</summary>
    public const string Quarter = "quarter";

    public static readonly IReadOnlyList<string> All = [Month, Quarter];

    /// <summary>The definition whose variables rule it.</summary>
    internal static string Definition(string kind) => kind == Month ? "monthly-report" : "quarterly-summary";

    /// <summary>The event that starts the process of one duty.</summary>
    internal static string Owed(string kind) => kind == Month ? "ReportOwed" : "SummaryOwed";

    /// <summary>The event that opens a period by hand.</summary>
    internal static string Wanted(string kind) => kind == Month ? "ReportPeriodWanted" : "SummaryPeriodWanted";

    /// <summary>The event that ends it.</summary>
    internal static string Filed(string kind) => kind == Month ? "ReportFiled" : "SummaryFiled";

    /// <summary>First day of the month or quarter of a day.</summary>
    public static DateOnly First(string kind, DateOnly day) => new(day.Year, kind == Month ? day.Month : day.Month - ((day.Month - 1) % 3), 1);

    public static DateOnly Next(string kind, DateOnly first) => first.AddMonths(kind == Month ? 1 : 3);
}

/// <summary>Who owes: the units of one level. Texts: resource <c>report-level.&lt;value&gt;</c>.</summary>
public static class ReportLevels
{
    /// <summary>村（社区）(R74)</summary>
    public const string Community = "community";

    /// <summary>街道办事处 (R75, R85)</summary>
    public const string Street = "street";

    /// <summary>区级部门 (R85)</summary>
    public const string Department = "department";

    /// <summary>区，由区安委办办理 (R76, A-2)</summary>
    public const string District = "district";

    /// <summary>From the top down.</summary>
    public static readonly IReadOnlyList<string> All = [District, Department, Street, Community];

    /// <summary>Whose reports are put together in one of this level; null: nobody's.</summary>
    public static string? Below(string level) => level switch
    {
        District => Street,
        Street => Community,
        _ => null,
    };

    internal static UnitKind Kind(string level) => level switch
    {
        Community => UnitKind.Community,
        Street => UnitKind.Street,
        Department => UnitKind.Department,
        _ => UnitKind.DistrictOffice,
    };

    internal static string? Of(UnitKind kind) => All.FirstOrDefault(level => Kind(level) == kind);
}

/// <summary>How far a duty has come. Texts: resource <c>report-standing.&lt;value&gt;</c>.</summary>
public static class ReportStandings
{
    /// <summary>按时报送</summary>
    public const string Filed = "filed";

    /// <summary>逾期报送</summary>
    public const string Late = "late";

    /// <summary>待报</summary>
    public const string Waiting = "waiting";

    /// <summary>逾期未报</summary>
    public const string Overdue = "overdue";

    /// <summary>缺报：已截止；不是零 (C6)</summary>
    public const string Missing = "missing";

    public static readonly IReadOnlyList<string> All = [Overdue, Missing, Waiting, Late, Filed];
}

/// <summary>Which days a month's report covers; a quarter covers its own days.</summary>
public static class CoverRules
{
    /// <summary>自上月截止日次日至本月截止日：没有一天落空</summary>
    public const string SinceLastCutOff = "SinceLastCutOff";

    /// <summary>自本月1日至本月截止日</summary>
    public const string MonthToDate = "MonthToDate";

    /// <summary>The days of the period that begins on <paramref name="first"/>, both inclusive.</summary>
    internal static (DateOnly From, DateOnly To) Days(string kind, string? rule, int cutOffDay, DateOnly first)
    {
        if (kind == ReportKinds.Quarter)
        {
            return (first, first.AddMonths(3).AddDays(-1));
        }

        var to = CutOff(first, cutOffDay);
        return (rule == MonthToDate ? first : CutOff(first.AddMonths(-1), cutOffDay).AddDays(1), to);
    }

    private static DateOnly CutOff(DateOnly first, int day) => first.AddDays(Math.Clamp(day, 1, DateTime.DaysInMonth(first.Year, first.Month)) - 1);
}

/// <summary>The figures of a report. Texts: resource <c>report-figure.&lt;value&gt;</c>.</summary>
public static class FigureKeys
{
    /// <summary>排查隐患</summary>
    public const string Found = "found";

    /// <summary>其中重大隐患</summary>
    public const string Major = "major";

    /// <summary>其中当场改正 (C13, C32)</summary>
    public const string OnSpot = "on-spot";

    /// <summary>完成整改，含以前发现的</summary>
    public const string Rectified = "rectified";

    /// <summary>期末未整改</summary>
    public const string Open = "open";

    /// <summary>开展检查</summary>
    public const string Checks = "checks";

    /// <summary>发现非法违法生产经营 (打非)</summary>
    public const string Illegal = "illegal";

    /// <summary>其中已处理</summary>
    public const string IllegalHandled = "illegal-handled";

    public static readonly IReadOnlyList<string> All = [Found, Major, OnSpot, Rectified, Open, Checks, Illegal, IllegalHandled];

    /// <summary>A part never exceeds its whole.</summary>
    internal static readonly IReadOnlyList<(string Part, string Whole)> Parts = [(Major, Found), (OnSpot, Found), (OnSpot, Rectified), (IllegalHandled, Illegal)];

    /// <summary>What a zero report says is none (R87).</summary>
    internal static readonly IReadOnlyList<string> OfZero = [Found, Major, OnSpot];
}

/// <summary>The chapters that are always there (R77); texts: resource <c>report-chapter.&lt;value&gt;</c>. Units add others.</summary>
public static class ChapterKeys
{
    /// <summary>安全隐患排查与整改</summary>
    public const string Hazards = "hazards";

    /// <summary>安全生产打非工作</summary>
    public const string Illegal = "illegal";
}
