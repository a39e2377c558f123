using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The milestones in their order with their names, for filters and strips.</summary>
public static class Milestones
{
    public const string Proposed = "proposed";
    public const string Listed = "listed";
    public const string Planned = "planned";
    public const string Rectifying = "rectifying";
    public const string AcceptanceRequested = "acceptance-requested";
    public const string Delisted = "delisted";

    /// <summary>不予挂牌; closes the case outside the strip.</summary>
    public const string Declined = "declined";

    /// <summary>The strip every case begins with; milestones of other names that a definition sets appear where they were reached.</summary>
    public static readonly IReadOnlyList<string> Strip = [Proposed, Listed, Planned, Rectifying, AcceptanceRequested, Delisted];

    public static string Name(string key) => TextCatalog.Get($"milestone.{key}");

    /// <summary>In the reader's language where the milestone is a known one, else as the definition calls it.</summary>
    public static string NameOf(string key, string given) => TextCatalog.Find($"milestone.{key}") ?? given;
}
