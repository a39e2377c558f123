using System.Globalization;
using CaseFlow.Workflows.Simulation.Scenarios;
using CaseFlow.Workflows.Simulation.Trials;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>A dry run written down: the answers that were given, the whole path with its instants, every due date and paper.</summary>
internal static class ScenarioOfTrial
{
    public static Scenario Of(string name, TrialScript script, SimulationResult result, IReadOnlyList<int> calendarYears) => new()
    {
        Name = name,
        Definition = result.Definition,
        CalendarYears = calendarYears,
        Start = new ScenarioStart(script.At, script.Input, null, script.Payload),
        Until = script.Until,
        Answers = script.Answers,
        Automatic = script.Automatic,
        Expect = new ScenarioExpectation
        {
            Status = result.Status,
            Path = [.. result.Path.Where(s => s.EndedAt is not null).Select(StepPattern.Of)],
            Tasks = [.. result.Tasks.Select(t => new ExpectedTask(Key(t), t.Occurrence, Due: Day(t.LastDay), State: t.State, Outcome: t.Outcome, Late: t.DueAt is null ? null : t.Late))],
            Deadlines = [.. result.Deadlines.GroupBy(d => d.Key).SelectMany(g => g.Select((d, place) => new ExpectedDeadline(d.Key, place + 1, Day(d.LastDay), d.State)))],
            Documents = [.. result.Documents.Select(d => new ExpectedDocument(d.Template, d.At))],
            Milestones = [.. result.Milestones.Select(m => new ExpectedMilestone(m.Key, m.At))],
        },
    };

    private static string Key(SimulatedTaskView task) => $"{task.Definition}/{task.Activity}";

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
