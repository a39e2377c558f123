using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Host.Designer;

/// <summary>Who may open a process in the designer, and who may change it there. What is saved is judged by the command itself.</summary>
internal static class DesignerAccess
{
    private static readonly string[] Lookers =
        [Roles.SystemAdministrator, Roles.AuditAdministrator, Roles.DistrictOffice, Roles.ListingBody];

    public static bool MayEdit(Actor? actor) => actor?.Is(Roles.ProcessAdministrator) == true;

    public static bool MayLook(Actor? actor) => MayEdit(actor) || Lookers.Any(role => actor?.Is(role) == true);
}
