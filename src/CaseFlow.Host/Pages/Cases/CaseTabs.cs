using System.Reflection;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Cases;

/// <summary>The tabs of a case page, as they stand in its address.</summary>
public static class CaseTabs
{
    public const string Overview = "overview";

    private static readonly string[] Everybody = [Overview, "timeline", "papers", "limits", "people", "flow"];

    private static readonly AllowedToAttribute Auditors = typeof(AuditOf).GetCustomAttribute<AllowedToAttribute>()!;

    /// <summary>The audit only for those who may ask for it.</summary>
    public static IReadOnlyList<string> For(Actor? who) => who is not null && Auditors.Roles.Any(who.Is) ? [.. Everybody, "audit"] : Everybody;
}
