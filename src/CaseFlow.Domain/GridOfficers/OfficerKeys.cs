using System.Globalization;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>Where a grid officer stands. Texts: resource <c>officer-state.&lt;value&gt;</c>.</summary>
public static class OfficerStates
{
    /// <summary>待培训考试 (R37)</summary>
    public const string Training = "training";

    /// <summary>考试合格，待发证 (R55)</summary>
    public const string Passed = "passed";

    /// <summary>持证待上岗</summary>
    public const string Ready = "ready";

    /// <summary>在岗</summary>
    public const string OnPost = "on-post";

    /// <summary>已离职</summary>
    public const string Left = "left";

    public static readonly IReadOnlyList<string> All = [Training, Passed, Ready, OnPost, Left];

    /// <summary>The state of one who holds no grid.</summary>
    internal static string OffPost(GridOfficer officer) => officer switch
    {
        { LeftOn: not null } => Left,
        { MayTakePost: true } => Ready,
        { ExamPassedOn: not null } => Passed,
        _ => Training,
    };
}

/// <summary>Levels of education, the lowest first. Texts: resource <c>education.&lt;value&gt;</c>.</summary>
public static class Educations
{
    /// <summary>大学专科 (R54)</summary>
    public const string College = "college";

    public static readonly IReadOnlyList<string> All = ["junior-middle", "senior-middle", College, "bachelor", "master"];

    public static bool Reaches(string? education, string minimum)
    {
        var all = All.ToList();
        return education is not null && all.IndexOf(education) >= all.IndexOf(minimum);
    }
}

/// <summary>What ties somebody to the place of the post (R54). Texts: resource <c>residence.&lt;value&gt;</c>.</summary>
public static class Residences
{
    /// <summary>常住户口</summary>
    public const string Household = "household";

    /// <summary>居住证</summary>
    public const string Permit = "permit";

    public static readonly IReadOnlyList<string> All = [Household, Permit];
}

/// <summary>Who employs a grid officer (R50). Texts: resource <c>employer.&lt;value&gt;</c>.</summary>
public static class EmployerKinds
{
    public const string Street = "street";

    /// <summary>劳务派遣公司 (R50)</summary>
    public const string Agency = "agency";

    public static readonly IReadOnlyList<string> All = [Street, Agency];
}

/// <summary>What is issued to a grid officer (R71, R72). Texts: resource <c>equipment.&lt;value&gt;</c>.</summary>
public static class EquipmentKinds
{
    public static readonly IReadOnlyList<string> All = ["mobile-terminal", "protective-gear", "tools", "labour-supplies", "transport"];
}

/// <summary>The age line of a recruitment (R54, A-6).</summary>
public static class AgeLine
{
    /// <summary>
    /// Born on this day or later is not over the age on the reference day, both inclusive: 35 on 2018-10-01 gives
    /// 1982-10-01. Who was born on 29 February completes a year at the end of February.
    /// </summary>
    public static DateOnly BornOnOrAfter(DateOnly referenceDay, int ageLimit)
    {
        var line = referenceDay.AddYears(-(ageLimit + 1));
        return line.AddYears(ageLimit + 1) < referenceDay ? line.AddDays(1) : line;
    }
}

/// <summary>公民身份号码 (GB 11643-1999).</summary>
public static class IdNumber
{
    private const string Checks = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The check character of the first seventeen digits.</summary>
    public static char Check(string seventeen) => Checks[seventeen.Zip(Weights, (c, w) => (c - '0') * w).Sum() % 11];

    /// <summary>Null when it is no valid number.</summary>
    public static DateOnly? BirthDateOf(string? number) =>
        number is { Length: 18 } && number[..17].All(char.IsAsciiDigit) && Check(number[..17]) == char.ToUpperInvariant(number[17])
        && DateOnly.TryParseExact(number.Substring(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>610113********1234</summary>
    public static string? Masked(string? number) => number is { Length: 18 } ? $"{number[..6]}********{number[^4..]}" : null;
}
