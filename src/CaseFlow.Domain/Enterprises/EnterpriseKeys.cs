using System.Globalization;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The states of an enterprise. Texts: resource <c>enterprise-state.&lt;value&gt;</c>.</summary>
public static class EnterpriseStates
{
    /// <summary>在营</summary>
    public const string Operating = "operating";

    /// <summary>停产停业</summary>
    public const string Suspended = "suspended";

    /// <summary>已关闭</summary>
    public const string Closed = "closed";

    public static readonly IReadOnlyList<string> All = [Operating, Suspended, Closed];
}

/// <summary>The five changes of a supervised object (R116). Texts: resource <c>enterprise-change.&lt;value&gt;</c>.</summary>
public static class EnterpriseChanges
{
    /// <summary>新增</summary>
    public const string Added = "added";

    /// <summary>停产</summary>
    public const string Suspended = "suspended";

    /// <summary>关闭</summary>
    public const string Closed = "closed";

    /// <summary>转产</summary>
    public const string Converted = "converted";

    /// <summary>复产复工</summary>
    public const string Resumed = "resumed";

    /// <summary>迁址：迁至本区另一社区, none of the five</summary>
    public const string Moved = "moved";

    /// <summary>并入：与另一份档案是同一单位, none of the five (C53)</summary>
    public const string Merged = "merged";

    /// <summary>The state after the change.</summary>
    public static string StateAfter(string change) => change switch
    {
        Suspended => EnterpriseStates.Suspended,
        Closed or Merged => EnterpriseStates.Closed,
        _ => EnterpriseStates.Operating,
    };

    /// <summary>What may happen next to an enterprise in this state; a closed one that opens again is a new enterprise.</summary>
    public static IReadOnlyList<string> After(string state) => state switch
    {
        EnterpriseStates.Operating => [Suspended, Converted, Closed],
        EnterpriseStates.Suspended => [Resumed, Converted, Closed],
        _ => [],
    };
}

/// <summary>
/// The 33 cells of table 2 by their place there, and the one (32) that a district names itself (R130); each enterprise is
/// in exactly one (R131). Texts: resources <c>enterprise-category.&lt;value&gt;</c> and <c>enterprise-unit.&lt;value&gt;</c>.
/// </summary>
public static class EnterpriseCategories
{
    /// <summary>其他工贸企业, the last cell, where nothing else fits (R131).</summary>
    public const string Other = "33";

    /// <summary>Counted by 处, all others by 个 (R130).</summary>
    private static readonly HashSet<string> Places = ["03", "05", "23"];

    public static readonly IReadOnlyList<string> All = [.. Enumerable.Range(1, 33).Select(n => n.ToString("00", CultureInfo.InvariantCulture))];

    public static string Unit(string category) => Places.Contains(category) ? "place" : "piece";
}

/// <summary>How dangerous an enterprise is (R33): the four levels of risk. Texts: resource <c>risk-grade.&lt;value&gt;</c>.</summary>
public static class RiskGrades
{
    public static readonly IReadOnlyList<string> All = ["red", "orange", "yellow", "blue"];
}
