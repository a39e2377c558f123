namespace CaseFlow.Workflows.Migration;

/// <summary>An activity of the old version and where it goes; both named by node id, or by activity id where that is unique.</summary>
/// <param name="To">Null ends what waits there, whatever the plan says of unmapped activities.</param>
public sealed record NodePair(string From, string? To);

/// <summary>What happens to what waits at an activity that the new version lacks.</summary>
public enum UnmappedRule
{
    /// <summary>The instance is not moved.</summary>
    Refuse,

    /// <summary>It is cancelled, with a record.</summary>
    Cancel,
}

/// <summary>How instances go from one version to another. Activities that are not named go to the one of the same id and type.</summary>
/// <param name="Open">Activities of the new version that are started after the move.</param>
public sealed record MigrationRules(IReadOnlyList<NodePair> Map, IReadOnlyList<string> Open, UnmappedRule Unmapped)
{
    public static readonly MigrationRules Default = new([], [], UnmappedRule.Refuse);
}
