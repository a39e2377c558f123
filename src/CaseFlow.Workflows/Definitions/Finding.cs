using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

public enum FindingSeverity
{
    Warning,

    /// <summary>Refuses publication.</summary>
    Error,
}

/// <summary>
/// One finding of a validation rule: the rule's name (also the key of its text), its parameters, and the activity it
/// points at (null: the definition as a whole).
/// </summary>
public sealed record Finding(string Rule, FindingSeverity Severity, string? ActivityId, string? ActivityName, params object?[] Args)
{
    /// <summary>In the current UI culture: what is wrong, where, what would be right.</summary>
    public string Text => TextCatalog.Get(Rule, Args);
}
