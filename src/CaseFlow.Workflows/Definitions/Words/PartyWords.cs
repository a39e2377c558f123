using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Who acts or is told, as definitions name them, in the words of the documents.</summary>
internal static class PartyWords
{
    public static bool Knows(string key) => Find(key) is not null;

    /// <summary>The key itself where there is no such party or role.</summary>
    public static string Of(string key) => Find(key) ?? key;

    private static string? Find(string key) => key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal)
        ? TextCatalog.Find($"role.{key[PartyKeys.RolePrefix.Length..]}")
        : TextCatalog.Find($"party.{key}");
}
