namespace CaseFlow.Domain.SubRegisters;

/// <summary>The sub-registers of a file (R100); the fourth, hazards, is the feature Hazards. Texts: resource <c>register-kind.&lt;value&gt;</c>.</summary>
public static class RegisterKinds
{
    /// <summary>重要危险设备设施</summary>
    public const string Equipment = "equipment";

    /// <summary>危险化学品</summary>
    public const string Chemical = "chemical";

    /// <summary>重大危险源</summary>
    public const string MajorSource = "major-source";

    public static readonly IReadOnlyList<string> All = [Equipment, Chemical, MajorSource];
}

/// <summary>
/// The eight classes of special equipment (特种设备目录 2014), and what is dangerous without being one of them. Texts:
/// resource <c>equipment-class.&lt;value&gt;</c>.
/// </summary>
public static class EquipmentClasses
{
    /// <summary>其他重要危险设备设施</summary>
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = ["boiler", "pressure-vessel", "pressure-pipe", "lift", "crane", "ropeway", "amusement", "site-vehicle", Other];
}

/// <summary>Texts: resource <c>quantity-unit.&lt;value&gt;</c>.</summary>
public static class QuantityUnits
{
    public static readonly IReadOnlyList<string> All = ["t", "kg", "m3", "l", "bottle"];
}

/// <summary>CAS registry number: two to seven digits, two digits, a check digit.</summary>
public static class CasNumber
{
    /// <summary>From the right each digit before the check digit counts 1, 2, 3 …; the sum's last digit is the check digit.</summary>
    public static bool IsValid(string? number)
    {
        if (number?.Split('-') is not [{ Length: >= 2 and <= 7 } first, { Length: 2 } second, [var check]] || !$"{first}{second}{check}".All(char.IsAsciiDigit))
        {
            return false;
        }

        return $"{first}{second}".Reverse().Select((digit, i) => (digit - '0') * (i + 1)).Sum() % 10 == check - '0';
    }
}
