namespace CaseFlow.Domain.Accountability;

/// <summary>What a case of accountability begins with. Texts: resource <c>accountability-kind.&lt;value&gt;</c>.</summary>
public static class AccountabilityKinds
{
    /// <summary>事故责任倒查 (R102)</summary>
    public const string Accident = "accident";

    /// <summary>未履职的事前问责 (R101, R103)</summary>
    public const string Omission = "omission";

    public static readonly IReadOnlyList<string> All = [Accident, Omission];
}

/// <summary>How far it is. Texts: resource <c>accountability-state.&lt;value&gt;</c>.</summary>
public static class AccountabilityStates
{
    /// <summary>调查认定，事前问责的先由单位说明</summary>
    public const string Examining = "examining";

    /// <summary>审定</summary>
    public const string Deciding = "deciding";

    /// <summary>落实</summary>
    public const string Executing = "executing";

    public const string Closed = "closed";

    /// <summary>不予问责</summary>
    public const string Dropped = "dropped";

    public static readonly IReadOnlyList<string> All = [Examining, Deciding, Executing, Closed, Dropped];
}

/// <summary>What follows for somebody. Texts: resource <c>accountability-measure.&lt;value&gt;</c>.</summary>
public static class AccountabilityMeasures
{
    public const string Remind = "remind";

    /// <summary>通报批评 (R101)</summary>
    public const string Criticise = "criticise";

    public const string Talk = "talk";

    /// <summary>移交纪检监察机关 (R101, R103)</summary>
    public const string Discipline = "discipline";

    /// <summary>移交检察机关 (R103)</summary>
    public const string Procuratorate = "procuratorate";

    /// <summary>移交公安机关 (R103)</summary>
    public const string Police = "police";

    public static readonly IReadOnlyList<string> All = [Remind, Criticise, Talk, Discipline, Procuratorate, Police];

    /// <summary>Those that hand it over to another organ, which is named by the measure.</summary>
    public static readonly IReadOnlyList<string> Organs = [Discipline, Procuratorate, Police];
}
