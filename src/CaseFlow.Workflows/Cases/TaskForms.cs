using System.Reflection;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Cases;

/// <summary>The forms that tasks may name: the domain's commands marked <see cref="ViaWorkItemAttribute"/>, found by scan.</summary>
internal static class TaskForms
{
    private static readonly SortedSet<string> All = new(
        typeof(ICommand).Assembly.GetTypes().Select(t => t.GetCustomAttribute<ViaWorkItemAttribute>()?.Form).OfType<string>(),
        StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => All;

    public static bool Exists(string form) => All.Contains(form);
}
