using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Host.Pages.Processes.Trials;

/// <summary>What the administrator says somebody does with a task, as the page holds it.</summary>
public sealed record TrialAnswer(string Task, int? Occurrence, string Title)
{
    public string? Outcome { get; init; }

    /// <summary>As people read it.</summary>
    public string? OutcomeLabel { get; init; }

    /// <summary>Null: so long after the task opened, or never.</summary>
    public DateTimeOffset? At { get; init; }

    public TimeAfter? After { get; init; }

    public bool Never { get; init; }

    public JsonObject Data { get; init; } = [];

    public static string Key(SimulatedTaskView task) => $"{task.Definition}/{task.Activity}";

    public static TrialAnswer Of(ScenarioAnswer answer) => new(answer.Task, answer.Occurrence, answer.Task)
    {
        Outcome = answer.Outcome, At = answer.At, After = answer.After, Never = answer.Never, Data = answer.Data ?? [],
    };

    /// <summary>With the words of the task it is about, where the run has it.</summary>
    public TrialAnswer Named(IEnumerable<SimulatedTaskView> tasks) =>
        tasks.FirstOrDefault(t => IsFor(t)) is { } task ? this with { Title = task.Title, OutcomeLabel = Label(task.Choices) } : this;

    public bool IsFor(SimulatedTaskView task) => (Task == Key(task) || Task == task.Activity || Task == task.Title) && (Occurrence ?? task.Occurrence) == task.Occurrence;

    public ScenarioAnswer ToScenario() => new()
    {
        Task = Task, Occurrence = Occurrence, Outcome = Never ? null : Outcome, At = Never ? null : At, After = Never ? null : After, Never = Never,
        Data = Never || Data.Count == 0 ? null : Data.DeepClone().AsObject(),
    };

    public string When() => this switch
    {
        { Never: true } => TextCatalog.Get("trial.never"),
        { At: { } at } => Kit.Moments.At(at),
        { After: { WorkingDays: { } days } after } => TextCatalog.Get("trial.after-working-days", days, Time(after)),
        { After: { Days: { } days } after } => TextCatalog.Get("trial.after-days", days, Time(after)),
        { After.Hours: { } hours } => TextCatalog.Get("trial.after-hours", hours),
        _ => "",
    };

    private string? Label(IReadOnlyList<WorkItemOutcome> choices) => choices.FirstOrDefault(c => c.Key == Outcome)?.Label ?? (Never ? null : choices.Count > 0 ? choices[0].Label : null);

    private static string Time(TimeAfter after) => (after.Time ?? new TimeOnly(10, 0)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
