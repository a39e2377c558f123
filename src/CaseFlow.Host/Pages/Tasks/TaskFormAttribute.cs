using System.Reflection;
using CaseFlow.Host.Pages.Tasks.Forms;

namespace CaseFlow.Host.Pages.Tasks;

/// <summary>Marks the component that fills in a form, under the name that definitions use for it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskFormAttribute(string form) : Attribute
{
    public string Form { get; } = form;
}

/// <summary>The form components, found by scan.</summary>
public static class TaskForms
{
    private static readonly Dictionary<string, Type> Components = typeof(TaskForms).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(TaskFormAttribute)))
        .ToDictionary(t => t.GetCustomAttribute<TaskFormAttribute>()!.Form, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Components.Keys;

    /// <summary>The component of the form, the plain one where none of its own exists; null for an outcome without form.</summary>
    public static Type? Find(string? form) => form is null ? null : Components.GetValueOrDefault(form, typeof(PlainForm));
}
