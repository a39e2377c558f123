using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One published version of a definition that may be used as an activity.</summary>
internal sealed record UsableVersion(string DefinitionId, int Version, string VersionId, string Name, bool IsPublished);

/// <summary>How a document refers to a definition used as an activity.</summary>
internal static class UsableNames
{
    /// <summary>
    /// The version an activity means: the one it names itself, else the one pinned for its definition, else the published
    /// (or newest) one of the definition it names, or whose name gives the activity type.
    /// </summary>
    public static UsableVersion? Find(IReadOnlyList<UsableVersion> usable, ChildPins? pins, JsonObject activity) =>
        Find(usable, pins, activity.Text("workflowDefinitionId"), activity.Text("workflowDefinitionVersionId"), activity.Text("type") ?? "");

    public static UsableVersion? Find(IReadOnlyList<UsableVersion> usable, ChildPins? pins, string? definitionId, string? versionId, string type)
    {
        if (versionId is not null && usable.FirstOrDefault(u => u.VersionId == versionId) is { } named)
        {
            return named;
        }

        var newest = Newest(usable.Where(u => definitionId is not null && u.DefinitionId == definitionId)) ?? Newest(usable.Where(u => TypeOf(u.Name) == type));
        return newest is not null && pins?.Of(newest.DefinitionId) is { } version
            ? usable.FirstOrDefault(u => u.DefinitionId == newest.DefinitionId && u.Version == version) ?? newest
            : newest;
    }

    /// <summary>The activity type that a definition's name gives: its words joined, each with a capital.</summary>
    public static string TypeOf(string name)
    {
        var result = new StringBuilder(name.Length);
        var upper = true;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                result.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        return result.ToString();
    }

    private static UsableVersion? Newest(IEnumerable<UsableVersion> of) => of.OrderByDescending(u => u.IsPublished).ThenByDescending(u => u.Version).FirstOrDefault();
}
