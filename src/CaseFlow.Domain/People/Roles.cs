namespace CaseFlow.Domain.People;

/// <summary>The posts that rights hang on. Texts: resource <c>role.&lt;value&gt;</c>.</summary>
public static class Roles
{
    /// <summary>网格员 (R19, R121)</summary>
    public const string GridOfficer = "grid-officer";

    /// <summary>村（社区）负责人 (R74)</summary>
    public const string CommunityLead = "community-lead";

    /// <summary>街道安监干部 (R97)</summary>
    public const string StreetOfficer = "street-officer";

    /// <summary>街道分管领导 (R19)</summary>
    public const string StreetLeader = "street-leader";

    /// <summary>街道主要领导 (R86)</summary>
    public const string StreetHead = "street-head";

    /// <summary>区安委办工作人员 (R88)</summary>
    public const string DistrictOffice = "district-office";

    /// <summary>区安委办负责人，审定挂牌、延期和摘牌 (R88, A-13)</summary>
    public const string ListingBody = "listing-body";

    /// <summary>分管行业的区级领导 (R89)</summary>
    public const string DistrictLeader = "district-leader";

    /// <summary>区级部门工作人员 (R9)</summary>
    public const string DepartmentOfficer = "department-officer";

    /// <summary>区级部门负责人 (R86)</summary>
    public const string DepartmentLeader = "department-leader";

    /// <summary>企业账号 (R84)</summary>
    public const string Enterprise = "enterprise";

    /// <summary>市安委办工作人员，监督全过程，处置上报到市级的隐患 (R24, R147, R148)</summary>
    public const string CityOffice = "city-office";

    /// <summary>举报受理员: the only one who sees what informants sent and who they are (R46, C58)</summary>
    public const string TipOffKeeper = "tip-off-keeper";

    /// <summary>第三方专家: sees what they are engaged for and nothing else (R45)</summary>
    public const string ThirdPartyExpert = "third-party-expert";

    /// <summary>流程管理员</summary>
    public const string ProcessAdministrator = "process-administrator";

    /// <summary>系统管理员；与安全、审计管理员互不兼任</summary>
    public const string SystemAdministrator = "system-administrator";

    public const string SecurityAdministrator = "security-administrator";

    public const string AuditAdministrator = "audit-administrator";
}
