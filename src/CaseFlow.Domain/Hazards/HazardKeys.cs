namespace CaseFlow.Domain.Hazards;

/// <summary>The states of a hazard. Texts: resource <c>hazard-state.&lt;value&gt;</c>.</summary>
public static class HazardStates
{
    /// <summary>已上报</summary>
    public const string Reported = "reported";

    /// <summary>已提请挂牌</summary>
    public const string Proposed = "proposed";

    /// <summary>挂牌督办中</summary>
    public const string Listed = "listed";

    /// <summary>已销号</summary>
    public const string Closed = "closed";

    public static readonly IReadOnlyList<string> All = [Reported, Proposed, Listed, Closed];
}

/// <summary>How a hazard came in (R140): 检查, 走访, 电话, 短信, 上访. Texts: resource <c>hazard-channel.&lt;value&gt;</c>.</summary>
public static class HazardChannels
{
    public static readonly IReadOnlyList<string> All = ["inspection", "visit", "phone", "sms", "petition"];
}

/// <summary>The two grades everybody knows (practice §2.1); a district may define more as rows of <c>hazard_grades</c>.</summary>
public static class HazardGrades
{
    /// <summary>一般隐患</summary>
    public const string General = "general";

    /// <summary>重大隐患</summary>
    public const string Major = "major";
}
