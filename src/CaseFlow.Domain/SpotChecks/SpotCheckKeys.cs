namespace CaseFlow.Domain.SpotChecks;

/// <summary>Why the district goes there (R92, R93, A-1). Texts: resource <c>spot-check-kind.&lt;value&gt;</c>.</summary>
public static class SpotCheckKinds
{
    /// <summary>每月抽查 (R93)</summary>
    public const string Monthly = "monthly";

    /// <summary>每季度督查 (R92)</summary>
    public const string Quarterly = "quarterly";

    /// <summary>明查：事先通知 (R92)</summary>
    public const string Announced = "announced";

    /// <summary>暗访：不事先通知 (R92)</summary>
    public const string Unannounced = "unannounced";

    public static readonly IReadOnlyList<string> All = [Monthly, Quarterly, Announced, Unannounced];
}

/// <summary>Why a unit of the street is looked at with special care. Texts: resource <c>spot-check-ground.&lt;value&gt;</c>.</summary>
public static class SpotCheckGrounds
{
    /// <summary>零报告重点督查 (R94)</summary>
    public const string ZeroReport = "zero-report";

    public static readonly IReadOnlyList<string> All = [ZeroReport, "overdue-hazards", "missing-records", "tip-off", "chosen"];
}

/// <summary>The five points that are examined (R95). Texts: resource <c>spot-check-point.&lt;value&gt;</c>.</summary>
public static class SpotCheckPoints
{
    /// <summary>是否制定网格化安全检查计划</summary>
    public const string Plan = "plan";

    /// <summary>巡检频次、质量是否符合规定</summary>
    public const string Frequency = "frequency";

    /// <summary>是否按规定的区域和路线巡检</summary>
    public const string Route = "route";

    /// <summary>每个工作日是否有巡检记录</summary>
    public const string Records = "records";

    /// <summary>发现隐患是否及时报告并责令改正</summary>
    public const string Rectification = "rectification";

    public static readonly IReadOnlyList<string> All = [Plan, Frequency, Route, Records, Rectification];
}

/// <summary>How far a spot check has come. Texts: resource <c>spot-check-state.&lt;value&gt;</c>.</summary>
public static class SpotCheckStates
{
    /// <summary>已计划</summary>
    public const string Planned = "planned";

    /// <summary>已检查</summary>
    public const string Examined = "examined";

    /// <summary>已发街道</summary>
    public const string Sent = "sent";

    /// <summary>已回复</summary>
    public const string Replied = "replied";

    /// <summary>已取消</summary>
    public const string Cancelled = "cancelled";

    public static readonly IReadOnlyList<string> All = [Planned, Examined, Sent, Replied, Cancelled];

    /// <summary>Its findings are there.</summary>
    public static readonly IReadOnlyList<string> Done = [Examined, Sent, Replied];
}
