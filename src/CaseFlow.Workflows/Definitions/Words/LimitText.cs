using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A limit in words; its roll rule only where it says something.</summary>
internal static class LimitText
{
    public static string Of((string Amount, string? Roll) limit) => limit.Roll is { } roll ? TextCatalog.Get("words.limit", limit.Amount, roll) : limit.Amount;

    /// <summary>One side of a change: the roll rule is told where the other side has another one.</summary>
    public static string Of((string Amount, string? Roll) limit, (string Amount, string? Roll) other) => limit.Roll == other.Roll ? limit.Amount : Of(limit);
}
