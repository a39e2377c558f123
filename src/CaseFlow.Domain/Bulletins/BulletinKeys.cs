namespace CaseFlow.Domain.Bulletins;

/// <summary>The eight dimensions of the ranking (R82), in the document's order. Texts: resource <c>bulletin-dimension.&lt;value&gt;</c>.</summary>
public static class BulletinDimensions
{
    /// <summary>①组织领导情况</summary>
    public const string Leadership = "leadership";

    /// <summary>②资金投入与设备设施完善情况</summary>
    public const string Funding = "funding";

    /// <summary>③按月排查报送隐患情况</summary>
    public const string Reporting = "reporting";

    /// <summary>④打击非法生产经营建设情况</summary>
    public const string Enforcement = "enforcement";

    /// <summary>⑤网格责任人履职情况</summary>
    public const string Duty = "duty";

    /// <summary>⑥网格化监管安全检查、抽查及对存在问题处理情况</summary>
    public const string Checks = "checks";

    /// <summary>⑦挂牌督办隐患治理情况</summary>
    public const string Listed = "listed";

    /// <summary>⑧企业基础数据库建立情况</summary>
    public const string Files = "files";

    public static readonly IReadOnlyList<string> All = [Leadership, Funding, Reporting, Enforcement, Duty, Checks, Listed, Files];
}

/// <summary>Streets and departments are ranked apart (R81). Texts: resource <c>bulletin-league.&lt;value&gt;</c>.</summary>
public static class BulletinLeagues
{
    /// <summary>街道</summary>
    public const string Streets = "streets";

    /// <summary>部门</summary>
    public const string Departments = "departments";

    public static readonly IReadOnlyList<string> All = [Streets, Departments];
}

/// <summary>How far a bulletin has come. Texts: resource <c>bulletin-state.&lt;value&gt;</c>.</summary>
public static class BulletinStates
{
    /// <summary>编制中</summary>
    public const string Drafting = "drafting";

    /// <summary>待审定</summary>
    public const string Submitted = "submitted";

    /// <summary>已审定</summary>
    public const string Approved = "approved";

    /// <summary>已公告</summary>
    public const string Published = "published";

    public static readonly IReadOnlyList<string> All = [Drafting, Submitted, Approved, Published];
}

/// <summary>What was done to a bulletin. Texts: resource <c>bulletin-entry.&lt;value&gt;</c>.</summary>
public static class BulletinEntryKinds
{
    public const string Drawn = "drawn";
    public const string Scored = "scored";
    public const string Submitted = "submitted";
    public const string Returned = "returned";
    public const string Approved = "approved";
    public const string Published = "published";
    public const string Objected = "objected";
    public const string Answered = "answered";
}

/// <summary>How far an objection has come. Texts: resource <c>objection-state.&lt;value&gt;</c>.</summary>
public static class ObjectionStates
{
    /// <summary>待答复</summary>
    public const string Open = "open";

    /// <summary>采纳，得分已重新评定</summary>
    public const string Accepted = "accepted";

    /// <summary>维持原得分</summary>
    public const string Kept = "kept";
}

/// <summary>How far an erratum has come. Texts: resource <c>erratum-state.&lt;value&gt;</c>.</summary>
public static class ErratumStates
{
    /// <summary>待审定</summary>
    public const string Proposed = "proposed";

    /// <summary>已公告</summary>
    public const string Approved = "approved";

    /// <summary>未同意</summary>
    public const string Refused = "refused";
}

/// <summary>What counts where a dimension does not apply to a unit, such as ⑦ where nothing is listed.</summary>
public static class NotApplicableRules
{
    /// <summary>记满分</summary>
    public const string Full = "Full";

    /// <summary>不计该项，其余各项按权重折算</summary>
    public const string Rescale = "Rescale";
}
