namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>
/// A step as scenarios write it: <c>activity</c>, <c>activity:Outcome</c>, <c>definition/activity:Outcome@2018-12-13T16:00</c>.
/// The outcome <c>cancelled</c> or <c>waiting</c> names a step that ended or stands so.
/// </summary>
internal sealed record StepPattern(string Activity, string? Outcome, DateTimeOffset? At)
{
    public const string Any = "*";

    public static StepPattern Parse(string text)
    {
        var (before, at) = text.Split('@', 2) is [var b, var a] ? (b, a) : (text, null);
        var (activity, outcome) = before.Split(':', 2) is [var n, var o] ? (n, o) : (before, null);
        return new StepPattern(activity, outcome, at is null ? null : SimulationJson.Instant(at));
    }

    public bool Matches(SimulatedStep step) =>
        (step.Activity == Activity || $"{step.Definition}/{step.Activity}" == Activity)
        && (Outcome is null || step.State == Outcome || step.Outcomes.Contains(Outcome) || string.Join('+', step.Outcomes) == Outcome)
        && (At is null || (step.EndedAt ?? step.BeganAt) == At);

    /// <summary>A step in the words a pattern has.</summary>
    public static string Of(SimulatedStep step)
    {
        var outcome = step.State == "done" ? (step.Outcomes is ["Done"] or [] ? "" : $":{string.Join('+', step.Outcomes)}") : $":{step.State}";
        return $"{step.Activity}{outcome}@{SimulationJson.Text(step.EndedAt ?? step.BeganAt)}";
    }
}
