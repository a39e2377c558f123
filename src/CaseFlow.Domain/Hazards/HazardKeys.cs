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

    /// <summary>限期整改中</summary>
    public const string Rectifying = "rectifying";

    /// <summary>已处置，等待确认 (R146)</summary>
    public const string Handled = "handled";

    /// <summary>现场处置：发现时当场改正，仍计入发现数和整改数 (C13, C32)</summary>
    public const string ClosedOnSpot = "closed-on-spot";

    /// <summary>已并入另一起</summary>
    public const string Joined = "joined";

    public static readonly IReadOnlyList<string> All = [Reported, Rectifying, Proposed, Listed, Handled, Closed, ClosedOnSpot, Joined];

    /// <summary>Somebody still has to do something about it.</summary>
    public static readonly IReadOnlyList<string> Open = [Reported, Rectifying, Proposed, Listed, Handled];

    /// <summary>Somebody on the chain has it; under listed supervision nobody there does.</summary>
    public static readonly IReadOnlyList<string> Held = [Reported, Rectifying, Handled];

    /// <summary>On its way along the chain: what can be moved, regraded, joined, proposed.</summary>
    public static readonly IReadOnlyList<string> OnTheWay = [Reported, Rectifying];
}

/// <summary>How a hazard came in (R140): 检查, 走访, 电话, 短信, 上访. Texts: resource <c>hazard-channel.&lt;value&gt;</c>.</summary>
public static class HazardChannels
{
    public static readonly IReadOnlyList<string> All = ["inspection", "visit", "phone", "sms", "petition"];

    /// <summary>Told by somebody who is not there with them: there may be no photo, and whoever told it is kept confidential (C58).</summary>
    public static readonly IReadOnlyList<string> Told = ["phone", "sms", "petition"];

    /// <summary>企业自查自报 (R84): found by the enterprise itself, goes by its industry's line; only its monthly report uses it.</summary>
    public const string SelfReport = "self-report";
}

/// <summary>The two grades everybody knows (practice §2.1); a district may define more as rows of <c>hazard_grades</c>.</summary>
public static class HazardGrades
{
    /// <summary>一般隐患</summary>
    public const string General = "general";

    /// <summary>重大隐患</summary>
    public const string Major = "major";
}
