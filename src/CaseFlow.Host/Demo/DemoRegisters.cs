using CaseFlow.Domain.SubRegisters;

namespace CaseFlow.Host.Demo;

/// <summary>Made-up rows of the sub-registers (R100) for the demo district.</summary>
internal static class DemoRegisters
{
    public const string Crowded = "91610113DEMA00003M";
    public const string CrowdedReason = "人员密集且使用燃气（演示）";

    public static readonly DateOnly CrowdedSince = new(2018, 5, 2);

    private const string Mall = "91610113DEMA00001F";
    private const string Chemicals = "91610113DEMA000072";

    public static readonly IReadOnlyList<(string CreditCode, string Kind, RegisterFacts Facts, DateOnly FirstDay)> Entries =
    [
        (Mall, RegisterKinds.Equipment, new("1 号客梯（演示）", "梯11陕A00001(26)", "lift", new(2027, 3, 15)), new(2018, 5, 2)),
        (Mall, RegisterKinds.Equipment, new("自动扶梯（演示）", "梯11陕A00002(26)", "lift", new(2026, 10, 31)), new(2018, 5, 2)),
        (Chemicals, RegisterKinds.Chemical, new("乙醇（演示）", "64-17-5", Quantity: 80, QuantityUnit: "t", Place: "2 号甲类库房"), new(2018, 5, 2)),
        (Chemicals, RegisterKinds.Chemical, new("丙酮（演示）", "67-64-1", Quantity: 35.5m, QuantityUnit: "t", Place: "2 号甲类库房"), new(2018, 5, 2)),
        (Chemicals, RegisterKinds.MajorSource, new("2 号甲类库房（演示）", "BA陕610113〔2018〕007", Level: 3, FiledOn: new(2018, 4, 20)), new(2018, 5, 2)),
    ];
}
