using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The rule that one person alone publishes nothing (reliability F14). The operator of the machine is not held to it.</summary>
internal static class SecondPerson
{
    public static bool IsNeeded(this ReleaseSettings settings, Actor who) => settings.SecondPerson && !who.IsSystem;

    /// <summary>What somebody who publishes alone is told to do instead.</summary>
    public static Refusal Needed(string name) => new("workflow.release.second-person", null, name);

    /// <summary>Why this person may not decide on the request; null when they may.</summary>
    public static Refusal? Bars(this Release release, Actor who, Guid authorId) => who switch
    {
        _ when who.IsSystem || who.PersonId == release.RequestedById => Refusal.Forbidden("workflow.release.same-person"),
        _ when !who.Is(Roles.ProcessAdministrator) => Refusal.Forbidden("access.role", TextCatalog.Get($"role.{Roles.ProcessAdministrator}")),
        _ when who.PersonId == authorId => Refusal.Forbidden("workflow.release.own-draft", release.Name, release.Version),
        _ => null,
    };
}
