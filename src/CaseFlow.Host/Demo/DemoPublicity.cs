using CaseFlow.Domain.Publicity;

namespace CaseFlow.Host.Demo;

/// <summary>Made-up materials for the demo district (R44, R123): one that is being delivered, one about an exemplary unit.</summary>
internal static class DemoPublicity
{
    public const string Exemplary = "91610113DEMA00001F";

    /// <summary>Who delivered the notification to which enterprise.</summary>
    public static readonly IReadOnlyList<(string UserName, string CreditCode, string Way, string? Recipient)> Receipts =
    [
        ("xiaozhai.wangge", "91610113DEMA00001F", DeliveryWays.InPerson, "安全负责人（演示）"),
        ("dayanta.wangge", "91610113DEMA00002J", DeliveryWays.Posted, null),
    ];

    public static PublishMaterial Notification(DateOnly today) => new(
        MaterialKinds.Notice, "冬季安全生产告知书（演示）", today.AddDays(-12), "雁安委办函〔演示〕1号",
        "一、落实全员安全生产责任制，每月自查自报。\n二、冬季用火、用电、用气前检查设备，人员离开时断电断气。\n三、疏散通道、安全出口保持畅通，不得上锁、堆物。\n四、发现隐患及时整改，整改不了的向社区网格员报告。",
        Delivery: new MaterialDelivery(By: today.AddDays(18)));

    public static PublishMaterial ExemplaryUnit(DateOnly today, Guid enterpriseId) => new(
        MaterialKinds.ExemplaryUnit, "典型单位：小寨恒安百货商场每日防火巡查（演示）", today.AddDays(-5), null,
        "该单位每日营业前由各楼层负责人检查疏散通道、消火栓和电气线路，记录公示在员工通道，做法值得各商场学习。", enterpriseId);
}
