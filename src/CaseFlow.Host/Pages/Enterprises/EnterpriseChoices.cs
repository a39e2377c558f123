using System.Reflection;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Enterprises;

/// <summary>What the forms about an enterprise offer.</summary>
internal static class EnterpriseChoices
{
    /// <summary>Who keeps the files, as the command itself says.</summary>
    public static readonly IReadOnlyList<string> Keepers = typeof(RegisterEnterprise).GetCustomAttribute<AllowedToAttribute>()!.Roles;

    /// <summary>Who may see a whole phone number.</summary>
    public static readonly IReadOnlyList<string> Callers = typeof(RevealPhone).GetCustomAttribute<AllowedToAttribute>()!.Roles;

    public static IEnumerable<KeyValuePair<string, string>> Categories => EnterpriseCategories.All.Select(c => KeyValuePair.Create(c, Get($"enterprise-category.{c}")));

    public static IEnumerable<KeyValuePair<string, string>> Grades => RiskGrades.All.Select(g => KeyValuePair.Create(g, Get($"risk-grade.{g}")));

    public static IEnumerable<KeyValuePair<string, string>> Changes(string state) => EnterpriseChanges.After(state).Select(c => KeyValuePair.Create(c, Get($"enterprise-change.{c}")));
}
