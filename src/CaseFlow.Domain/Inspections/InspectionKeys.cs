namespace CaseFlow.Domain.Inspections;

/// <summary>How a check stands. Texts: resource <c>inspection-result.&lt;value&gt;</c>.</summary>
public static class InspectionResults
{
    /// <summary>未查完: saved, but items are unanswered (R136)</summary>
    public const string Draft = "draft";

    /// <summary>发现隐患</summary>
    public const string Defects = "defects";

    /// <summary>未发现隐患</summary>
    public const string Clean = "clean";

    public static readonly IReadOnlyList<string> All = [Defects, Clean, Draft];
}
