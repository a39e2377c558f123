using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Host.Pages.Processes;

/// <summary>
/// Marks a page about one definition, at <c>/processes/{id}/{name}</c>; it stands among the tabs of <see cref="ProcessFrame"/>.
/// Text: <c>process-tab.&lt;name&gt;</c>.
/// </summary>
/// <param name="order">Place in the row, from the left.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProcessTabAttribute(string name, int order) : Attribute
{
    public string Name { get; } = name;

    public int Order { get; } = order;

    /// <summary>Only process administrators see it, default false.</summary>
    public bool AdministratorsOnly { get; init; }
}

/// <summary>The pages about one definition, found by scan.</summary>
public static class ProcessTabs
{
    private static readonly ProcessTabAttribute[] All =
        [.. typeof(ProcessTabs).Assembly.GetTypes().Select(t => t.GetCustomAttribute<ProcessTabAttribute>()).OfType<ProcessTabAttribute>().OrderBy(t => t.Order)];

    public static IReadOnlyList<ProcessTabAttribute> For(Actor? who) =>
        [.. All.Where(t => !t.AdministratorsOnly || (who is not null && who.Is(Roles.ProcessAdministrator)))];
}
