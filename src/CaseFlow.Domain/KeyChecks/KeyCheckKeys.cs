namespace CaseFlow.Domain.KeyChecks;

/// <summary>Texts: resource <c>key-check-kind.&lt;value&gt;</c>.</summary>
public static class KeyCheckKinds
{
    /// <summary>街道每周检查 (R119)</summary>
    public const string Week = "week";

    /// <summary>部门每月检查 (R118)</summary>
    public const string Month = "month";

    public static readonly IReadOnlyList<string> All = [Week, Month];

    /// <summary>The week (Monday to Sunday, A-11) or calendar month of a day.</summary>
    public static (DateOnly First, DateOnly Last) Period(string kind, DateOnly day)
    {
        if (kind == Month)
        {
            var first = new DateOnly(day.Year, day.Month, 1);
            return (first, first.AddMonths(1).AddDays(-1));
        }

        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }
}

/// <summary>Texts: resource <c>key-check-state.&lt;value&gt;</c>.</summary>
public static class KeyCheckStates
{
    /// <summary>待检查</summary>
    public const string Open = "open";

    /// <summary>已检查</summary>
    public const string Done = "done";

    /// <summary>未按规定检查</summary>
    public const string Breach = "breach";

    /// <summary>不适用（豁免）</summary>
    public const string NotApplicable = "not-applicable";

    public static readonly IReadOnlyList<string> All = [Open, Breach, Done, NotApplicable];
}

/// <summary>Why nothing is owed. Texts: resource <c>key-check-reason.&lt;value&gt;</c>.</summary>
public static class KeyCheckReasons
{
    /// <summary>全周休假 (A-11, C50)</summary>
    public const string Holiday = "holiday";

    /// <summary>已移出重点监管对象</summary>
    public const string Left = "left";
}
