namespace CaseFlow.Domain.Tracing;

/// <summary>A feature that knows which units left a duty undone (R101, R103). Asked without the scope of who asks.</summary>
public interface IOmissionSource
{
    /// <summary>Those that were established within the days, both inclusive, in no special order.</summary>
    Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Kind">One of <see cref="OmissionKinds"/>.</param>
/// <param name="Id">Of the duty; with the kind it stands for this omission wherever it is named.</param>
/// <param name="Day">The last day on which it could have been done.</param>
/// <param name="SubjectKind">Names its page, with <paramref name="SubjectId"/>.</param>
public sealed record Omission(string Kind, string Id, Guid UnitId, DateOnly Day, string Text, string SubjectKind, Guid SubjectId)
{
    public string Key => $"{Kind}:{Id}";
}

/// <summary>Texts: resource <c>omission-kind.&lt;value&gt;</c>.</summary>
public static class OmissionKinds
{
    /// <summary>缺报 (R74–R76, R85)</summary>
    public const string Report = "report-missing";

    /// <summary>未按规定检查重点监管对象 (R118, R119)</summary>
    public const string KeyCheck = "key-check-breach";

    /// <summary>挂牌案件逾期 (R91)</summary>
    public const string Case = "case-overdue";

    /// <summary>隐患处置逾期 (R97, R141)</summary>
    public const string Hazard = "hazard-overdue";

    /// <summary>工作步骤逾期未完成 (R26–R32)</summary>
    public const string Step = "step-overdue";

    public static readonly IReadOnlyList<string> All = [Report, KeyCheck, Case, Hazard, Step];
}
