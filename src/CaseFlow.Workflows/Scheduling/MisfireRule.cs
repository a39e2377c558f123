using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>What becomes of a start's times that passed while no host ran.</summary>
public enum MisfireRule
{
    /// <summary>One start makes up for all of them; it carries the oldest.</summary>
    FireOnceNow,

    /// <summary>None is made up for; the next start is the next time.</summary>
    Skip,

    /// <summary>One start for each, the oldest first; of more than the maximum only the latest so many.</summary>
    CatchUp,
}

/// <summary>The rule of one start activity.</summary>
/// <param name="Most">With <see cref="MisfireRule.CatchUp"/>: the most starts that are made up for at a time.</param>
public sealed record Misfire(MisfireRule Rule, int Most)
{
    /// <summary>As the designer offers them.</summary>
    public const string Choices = $"{nameof(MisfireRule.FireOnceNow)},{nameof(MisfireRule.Skip)},{nameof(MisfireRule.CatchUp)}";

    /// <summary>
    /// Inputs <c>misfire</c> and <c>catchUpMost</c> of the activity, else members of those names in its
    /// <c>customProperties</c> (which a stock Elsa server keeps), else the setting.
    /// </summary>
    public static Misfire Of(ActivityNode? node, MisfireSettings settings) => new(
        Enum.TryParse<MisfireRule>(Text(node, "misfire"), ignoreCase: true, out var rule) && Enum.IsDefined(rule) ? rule : settings.Rule,
        int.TryParse(Text(node, "catchUpMost"), out var most) && most > 0 ? Math.Min(most, MisfireSettings.MostAllowed) : settings.Most);

    private static string? Text(ActivityNode? node, string name) =>
        JsonValues.Text(node?.ConstantInput(name)) ?? JsonValues.Text((node?.Source["customProperties"] as System.Text.Json.Nodes.JsonObject)?[name]);
}

/// <summary>What holds where an activity says nothing.</summary>
/// <param name="Late">A start that is later than this was missed; what is less late just starts.</param>
public sealed record MisfireSettings(MisfireRule Rule, int Most, TimeSpan Late)
{
    public const int MostAllowed = 10_000;

    public static MisfireSettings Default { get; } = new(MisfireRule.FireOnceNow, 100, TimeSpan.FromMinutes(1));
}
