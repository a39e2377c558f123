namespace CaseFlow.Domain.Assessments;

/// <summary>How far an assessment is. Texts: resource <c>assessment-state.&lt;value&gt;</c>.</summary>
public static class AssessmentStates
{
    /// <summary>待评分</summary>
    public const string Open = "open";

    /// <summary>已评分，待确认</summary>
    public const string Scored = "scored";

    /// <summary>已确认</summary>
    public const string Confirmed = "confirmed";

    /// <summary>不考核：服务天数不足 (A-16)</summary>
    public const string NotAssessed = "not-assessed";

    /// <summary>年度不合格的依据已消除</summary>
    public const string Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All = [Open, Scored, Confirmed, NotAssessed, Withdrawn];
}

/// <summary>The three grades of quarter and year (R64). Texts: resource <c>assessment-grade.&lt;value&gt;</c>.</summary>
public static class AssessmentGrades
{
    /// <summary>合格</summary>
    public const string Qualified = "qualified";

    /// <summary>基本合格；从不计入两次不合格 (R65, C20)</summary>
    public const string Basic = "basic";

    /// <summary>不合格</summary>
    public const string Unqualified = "unqualified";

    public static readonly IReadOnlyList<string> All = [Qualified, Basic, Unqualified];
}

/// <summary>What makes a quarter unqualified whatever its score. Texts: resource <c>assessment-ground.&lt;value&gt;</c>.</summary>
public static class AssessmentGrounds
{
    /// <summary>发现问题和隐患协调处置不力或不及时报告 (R67-3)</summary>
    public const string PoorReporting = "poor-reporting";

    /// <summary>无故旷工 (R68-2)</summary>
    public const string Absent = "absent";

    /// <summary>工作失职，情节严重才定为不合格，需有理由的认定 (R67)</summary>
    public static readonly IReadOnlyList<string> OfNeglect = ["unclear-stock", "poor-implementation", PoorReporting, "other-neglect"];

    /// <summary>违反管理规定，不论情节 (R68)</summary>
    public static readonly IReadOnlyList<string> OfDiscipline = ["overdue-leave", Absent, "disobedience"];

    public static readonly IReadOnlyList<string> All = [.. OfNeglect, .. OfDiscipline];

    public static bool NeedSeverity(string ground) => OfNeglect.Contains(ground);
}

/// <summary>What happened to an assessment, told by its entries. Texts: resource <c>assessment-entry.&lt;value&gt;</c>.</summary>
public static class AssessmentEntryKinds
{
    public const string Scored = "scored";
    public const string Opinion = "opinion";
    public const string Returned = "returned";
    public const string Confirmed = "confirmed";
    public const string NotAssessed = "not-assessed";

    /// <summary>本人认可</summary>
    public const string Agreed = "agreed";

    /// <summary>本人申诉</summary>
    public const string Objected = "objected";

    /// <summary>维持</summary>
    public const string Upheld = "upheld";

    /// <summary>更正</summary>
    public const string Corrected = "corrected";

    /// <summary>两次季度不合格，年度不合格 (R65)</summary>
    public const string ByRule = "by-rule";

    public const string Withdrawn = "withdrawn";
}
