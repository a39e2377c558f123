using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Activities.Describing;

namespace CaseFlow.Host.Designer;

/// <summary>Who may open a process in the designer: who may read what it is made of. What is saved is judged by the command itself.</summary>
internal static class DesignerAccess
{
    private static readonly IReadOnlyList<string> Lookers = typeof(DescribeActivities).GetCustomAttribute<AllowedToAttribute>()!.Roles;

    public static bool MayEdit(Actor? actor) => actor?.Is(Roles.ProcessAdministrator) == true;

    public static bool MayLook(Actor? actor) => Lookers.Any(role => actor?.Is(role) == true);
}
