namespace CaseFlow.Domain.TipOffs;

/// <summary>The three kinds of R46. Texts: resource <c>tip-off-kind.&lt;value&gt;</c>.</summary>
public static class TipOffKinds
{
    /// <summary>安全隐患</summary>
    public const string Hazard = "hazard";

    /// <summary>非法违法行为</summary>
    public const string IllegalAct = "illegal-act";

    /// <summary>事故，紧急</summary>
    public const string Accident = "accident";

    public static readonly IReadOnlyList<string> All = [Hazard, IllegalAct, Accident];
}

/// <summary>How far a tip-off is. Texts: resource <c>tip-off-state.&lt;value&gt;</c>.</summary>
public static class TipOffStates
{
    /// <summary>待受理</summary>
    public const string Received = "received";

    /// <summary>核实中</summary>
    public const string Verifying = "verifying";

    /// <summary>结果审核中</summary>
    public const string Checking = "checking";

    /// <summary>待反馈</summary>
    public const string Answering = "answering";

    /// <summary>奖励办理中</summary>
    public const string Rewarding = "rewarding";

    /// <summary>已办结</summary>
    public const string Closed = "closed";

    /// <summary>不予受理</summary>
    public const string Declined = "declined";

    /// <summary>重复举报，已并入先收到的</summary>
    public const string Joined = "joined";

    public static readonly IReadOnlyList<string> All = [Received, Verifying, Checking, Answering, Rewarding, Closed, Declined, Joined];
}

/// <summary>What verification found. Texts: resource <c>tip-off-result.&lt;value&gt;</c>.</summary>
public static class TipOffResults
{
    /// <summary>属实</summary>
    public const string True = "true";

    /// <summary>部分属实</summary>
    public const string Partly = "partly";

    /// <summary>不属实</summary>
    public const string False = "false";

    public static readonly IReadOnlyList<string> All = [True, Partly, False];
}
