namespace CaseFlow.Domain.Coverage;

/// <summary>What may be missing (R3, R106, R114, R121, R138). Texts: resource <c>coverage-gap.&lt;value&gt;</c>; who closes it: <c>coverage-closer.&lt;value&gt;</c>.</summary>
public static class CoverageGaps
{
    public const string NoLeader = "no-leader";
    public const string FewWorkers = "few-workers";
    public const string NoSupervisor = "no-supervisor";
    public const string NoLiaison = "no-liaison";
    public const string NoGuarantor = "no-guarantor";
    public const string NoOfficer = "no-officer";
    public const string NoFullTime = "no-full-time";
    public const string NoDepartment = "no-department";
    public const string NoGrid = "no-grid";

    public static readonly IReadOnlyList<string> All =
        [NoGrid, NoDepartment, NoFullTime, NoOfficer, NoLeader, FewWorkers, NoSupervisor, NoLiaison, NoGuarantor];
}
