namespace CaseFlow.Domain.Publicity;

/// <summary>What is published (R44, R123). Texts: resource <c>material-kind.&lt;value&gt;</c>.</summary>
public static class MaterialKinds
{
    /// <summary>文件资料</summary>
    public const string Document = "document";

    /// <summary>告知书</summary>
    public const string Notice = "notice";

    /// <summary>典型单位</summary>
    public const string ExemplaryUnit = "exemplary-unit";

    /// <summary>先进经验</summary>
    public const string Experience = "experience";

    public static readonly IReadOnlyList<string> All = [Document, Notice, ExemplaryUnit, Experience];
}

/// <summary>Texts: resource <c>material-state.&lt;value&gt;</c>.</summary>
public static class MaterialStates
{
    public const string Current = "current";

    /// <summary>A new edition took its place; what was delivered of it stays.</summary>
    public const string Replaced = "replaced";

    public const string Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All = [Current, Replaced, Withdrawn];

    internal static string Of(bool withdrawn, bool replaced) => withdrawn ? Withdrawn : replaced ? Replaced : Current;
}

/// <summary>How a material was handed over (R123). Texts: resource <c>delivery-way.&lt;value&gt;</c>.</summary>
public static class DeliveryWays
{
    /// <summary>当面送达</summary>
    public const string InPerson = "in-person";

    /// <summary>张贴</summary>
    public const string Posted = "posted";

    /// <summary>电子送达</summary>
    public const string Electronic = "electronic";

    public static readonly IReadOnlyList<string> All = [InPerson, Posted, Electronic];

    /// <summary>Nobody takes what is put up on a wall.</summary>
    public static bool HasRecipient(string? way) => way != Posted;

    /// <summary>The signed receipt, or the photo of what was put up.</summary>
    public static bool NeedsPhoto(string? way) => way is InPerson or Posted;
}

/// <summary>Texts: resource <c>activity-form.&lt;value&gt;</c>.</summary>
public static class ActivityForms
{
    public static readonly IReadOnlyList<string> All = ["lecture", "stand", "leaflets", "drill", "media", "visit", "other"];
}

internal static class PublicityWords
{
    // A database does not take a nought in a text.
    public static bool Plain(string? text) => text is null || !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What a search looks for; empty: everything.</summary>
    public static string Sought(string? text) => text is null || !Plain(text) ? "" : text.Trim();
}
