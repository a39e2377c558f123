namespace CaseFlow.Domain.Hazards;

/// <summary>The stations of the chart (R141, R151). Texts: resource <c>hazard-station.&lt;value&gt;</c>.</summary>
public static class HazardStations
{
    /// <summary>网格管理员</summary>
    public const string Officer = "officer";

    /// <summary>网格联系负责人 (A-7)</summary>
    public const string Liaison = "liaison";

    /// <summary>街道指定的社区 (R143)</summary>
    public const string Community = "community";

    /// <summary>街道网格化管理办公室</summary>
    public const string Street = "street";

    /// <summary>区级网格化管理办公室（区安委办）</summary>
    public const string District = "district";

    /// <summary>区级职能部门 (R145)</summary>
    public const string Department = "department";

    /// <summary>市级 (R147)</summary>
    public const string City = "city";

    /// <summary>From the ground up.</summary>
    public static readonly IReadOnlyList<string> All = [Officer, Liaison, Community, Street, District, Department, City];

    public static string Name(string station) => Kernel.TextCatalog.Get($"hazard-station.{station}");
}

/// <summary>How a hazard came to a station. Texts: resource <c>hazard-move.&lt;value&gt;</c>.</summary>
public static class HazardMoves
{
    public const string Reported = "reported";
    public const string SentUp = "sent-up";
    public const string Delegated = "delegated";
    public const string Returned = "returned";
    public const string Passed = "passed";

    /// <summary>Handled, but not solved in the eyes of those who reported it.</summary>
    public const string Reworked = "reworked";

    /// <summary>Not listed after all.</summary>
    public const string Resumed = "resumed";

    /// <summary>Its community moved to another street, which has it now.</summary>
    public const string HandedOver = "handed-over";

    public static readonly IReadOnlyList<string> All = [Reported, SentUp, Delegated, Returned, Passed, Reworked, Resumed, HandedOver];
}
