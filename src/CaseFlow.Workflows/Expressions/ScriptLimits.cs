namespace CaseFlow.Workflows.Expressions;

/// <summary>What one evaluation of a script may use; beyond it the script is stopped with an incident.</summary>
public sealed record ScriptLimits
{
    /// <summary>Default 1.4 s, looked at between statements.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1.4);

    /// <summary>Of one regular expression, default 0.4 s: with the timeout less than two seconds.</summary>
    public TimeSpan Regex { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>Default 32 MB.</summary>
    public long Memory { get; init; } = 32 * 1024 * 1024;

    /// <summary>Default 64 calls deep.</summary>
    public int Recursion { get; init; } = 64;

    /// <summary>Default 100,000 statements.</summary>
    public int Statements { get; init; } = 100_000;
}
