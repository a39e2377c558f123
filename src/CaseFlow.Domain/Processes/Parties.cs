namespace CaseFlow.Domain.Processes;

/// <summary>How definitions name who acts or is told, without naming a person: resolved at that moment.</summary>
public static class PartyKeys
{
    /// <summary>隐患所在企业的账号</summary>
    public const string Enterprise = "enterprise";

    /// <summary>所在社区的网格员</summary>
    public const string GridOfficer = "grid-officer";

    /// <summary>所在街道的安监干部</summary>
    public const string Street = "street";

    /// <summary>所在街道的分管领导</summary>
    public const string StreetLeader = "street-leader";

    /// <summary>治理责任单位 (R89)</summary>
    public const string GoverningUnit = "governing-unit";

    /// <summary>督办责任单位 (R89)</summary>
    public const string SupervisingUnit = "supervising-unit";

    /// <summary>责任人 (R89)</summary>
    public const string ResponsiblePerson = "responsible-person";

    /// <summary>分管行业的区级领导 (R89)</summary>
    public const string Leader = "leader";

    /// <summary>区安委办</summary>
    public const string DistrictOffice = "district-office";

    /// <summary>挂牌单位（区安委会，由区安委办负责人办理）</summary>
    public const string ListingBody = "listing-body";

    /// <summary>隐患现在在谁手里 (R141)；处置完成后为核实结果的一方</summary>
    public const string HazardHolder = "hazard-holder";

    /// <summary>隐患上报人，含并入的各次上报</summary>
    public const string HazardReporter = "hazard-reporter";

    /// <summary>承担重点检查的街道或部门 (R118, R119)</summary>
    public const string KeyCheckHolder = "key-check-holder";

    /// <summary>承担重点检查的街道或部门的领导</summary>
    public const string KeyCheckLeader = "key-check-leader";

    /// <summary>还有工作步骤没有完成的街道、部门 (R26–R32)</summary>
    public const string StepOwing = "step-owing";

    /// <summary>还有企业没有送达的街道和社区 (R123)</summary>
    public const string Delivering = "delivering";

    /// <summary>发布资料的单位；都已送达的不再告知 (R44, R123)</summary>
    public const string MaterialIssuer = "material-issuer";

    /// <summary>受委托的专家 (R45)</summary>
    public const string EngagedExpert = "engaged-expert";

    /// <summary>委托专家的单位 (R45)</summary>
    public const string EngagingUnit = "engaging-unit";

    /// <summary>欠报告的单位 (R74-R76, R85)</summary>
    public const string ReportingUnit = "reporting-unit";

    /// <summary>收报告的上一级：社区的街道，街道和部门的区安委办</summary>
    public const string ReportSuperior = "report-superior";

    /// <summary>被问责的单位 (R101)</summary>
    public const string AccountableUnit = "accountable-unit";

    /// <summary>通报排名的各街道、各部门 (R81)</summary>
    public const string RankedUnits = "ranked-units";

    /// <summary>举报受理员 (R46)</summary>
    public const string TipOffKeeper = "tip-off-keeper";

    /// <summary>核实举报的街道或部门 (R46)</summary>
    public const string TipOffUnit = "tip-off-unit";

    /// <summary>The holders of the subject's open, owed tasks.</summary>
    public const string TaskHolder = "task-holder";

    /// <summary>The holders of one task; what <see cref="TaskHolder"/> means in that task's own reminder ladder.</summary>
    public static string HolderOf(Guid workItemId) => $"{TaskHolder}:{workItemId:N}";

    /// <summary>The task of <see cref="HolderOf"/>; null for any other key.</summary>
    public static Guid? TaskOf(string key) =>
        key.StartsWith(TaskHolder + ":", StringComparison.Ordinal) && Guid.TryParse(key[(TaskHolder.Length + 1)..], out var id) ? id : null;

    public const string RolePrefix = "role:";

    private const string UnitPrefix = "unit:";
    private const string HeadsPrefix = "heads:";

    /// <summary>One unit that the subject concerns.</summary>
    public static string UnitOf(Guid unitId) => $"{UnitPrefix}{unitId:N}";

    /// <summary>The unit of <see cref="UnitOf"/>; null for any other key.</summary>
    public static Guid? UnitIn(string key) => IdAfter(UnitPrefix, key);

    /// <summary>The heads of one unit that the subject concerns.</summary>
    public static string HeadsOf(Guid unitId) => $"{HeadsPrefix}{unitId:N}";

    /// <summary>The unit of <see cref="HeadsOf"/>; null for any other key.</summary>
    public static Guid? HeadsIn(string key) => IdAfter(HeadsPrefix, key);

    private static Guid? IdAfter(string prefix, string key) => key.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(key[prefix.Length..], out var id) ? id : null;
}

/// <summary>A resolved party: a unit (optionally narrowed to a role in it) or one person.</summary>
public sealed record Party(string Key, Guid? UnitId, string? Role, Guid? PersonId, string Name);

/// <summary>Resolves parties for one kind of subject; several may be registered, the one that knows the subject answers.</summary>
public interface IPartyDirectory
{
    /// <summary>Null when the subject is not of this kind; empty when nobody holds the party now.</summary>
    Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct);
}
