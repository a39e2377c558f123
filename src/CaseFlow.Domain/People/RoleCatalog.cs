using System.Reflection;

namespace CaseFlow.Domain.People;

/// <summary>All values of <see cref="Roles"/>, and which of them nobody may hold together.</summary>
public static class RoleCatalog
{
    public static readonly IReadOnlySet<string> All = typeof(Roles)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToHashSet();

    private static readonly HashSet<string> Administrators =
        [Roles.SystemAdministrator, Roles.SecurityAdministrator, Roles.AuditAdministrator];

    /// <summary>Keeps the system itself and opens no region (R40: least privilege).</summary>
    public static bool KeepsTheSystem(string role) => Administrators.Contains(role);

    /// <summary>Two different ones of the three administrators never meet in one person (F3).</summary>
    public static bool Exclude(string one, string other) => one != other && KeepsTheSystem(one) && KeepsTheSystem(other);
}
