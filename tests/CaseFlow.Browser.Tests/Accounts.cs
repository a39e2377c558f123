namespace CaseFlow.Browser.Tests;

/// <summary>The demonstration accounts, as README.md lists them.</summary>
internal static class Accounts
{
    public const string Password = "Demo-2026-yanta";

    /// <summary>小寨路街道办事处, where the enterprise lies.</summary>
    public const string StreetOfficer = "xiaozhai";

    public const string OtherStreet = "dayanta";
    public const string DistrictOffice = "anweiban1";
    public const string ListingBody = "anweiban.zhuren";
    public const string Enterprise = "qiye";
    public const string ProcessAdministrator = "liucheng";
    public const string SecondProcessAdministrator = "liucheng2";

    /// <summary>区商务局, the department of the enterprise's industry.</summary>
    public const string Department = "shangwu";
}
