using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Decides who answers which open task when: the first answer not yet given that names the task, else by the request's rule.</summary>
internal sealed class ScriptedPeople(SimulationRequest request, IWorkCalendar calendar)
{
    private static readonly TimeOnly Morning = new(10, 0);

    private readonly HashSet<ScriptedAnswer> _given = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SimulatedTask> _left = new(ReferenceEqualityComparer.Instance);

    public List<SimulatedRemark> Problems { get; } = [];

    /// <summary>The answer that comes first, of several at one instant the one that stands first in the script.</summary>
    public (SimulatedTask Task, ScriptedAnswer Answer, DateTimeOffset At)? Next(IEnumerable<SimulatedTask> open)
    {
        (SimulatedTask Task, ScriptedAnswer Answer, DateTimeOffset At, int Place)? first = null;
        foreach (var task in open.Where(t => !_left.Contains(t)))
        {
            if (Answer(task) is { } found && (first is null || (found.At, found.Place).CompareTo((first.Value.At, first.Value.Place)) < 0))
            {
                first = (task, found.Answer, found.At, found.Place);
            }
        }

        return first is { } f ? (f.Task, f.Answer, f.At) : null;
    }

    /// <summary>Whether the script still has something to say about the task.</summary>
    public bool IsNamed(SimulatedTask task) => request.Answers.Any(a => !_given.Contains(a) && IsFor(a, task));

    public void Given(SimulatedTask task, ScriptedAnswer answer, IReadOnlyList<Refusal> refusals, DateTimeOffset now)
    {
        _given.Add(answer);
        if (refusals.Count == 0 && answer.Refused is not null)
        {
            Problem(now, task, "simulation.not-refused", answer.Refused);
        }
        else if (refusals.Count > 0 && !refusals.Any(r => r.Code == answer.Refused))
        {
            Problem(now, task, "simulation.refused", string.Join(' ', refusals.Select(r => r.Text())));
            if (!request.Answers.Contains(answer))
            {
                _left.Add(task);
            }
        }
    }

    /// <summary>Answers that no task asked for; to be called at the end.</summary>
    public void ReportUnused(DateTimeOffset end)
    {
        foreach (var answer in request.Answers.Where(a => !a.Never && !_given.Contains(a) && (a.At is null || a.At <= end)))
        {
            Problems.Add(new SimulatedRemark(
                (answer.At ?? end).ToChina(), answer.Task, TextCatalog.Get("simulation.unused", answer.Task, answer.Occurrence ?? 1, answer.Outcome ?? "")));
        }
    }

    private (ScriptedAnswer Answer, DateTimeOffset At, int Place)? Answer(SimulatedTask task)
    {
        for (var i = 0; i < request.Answers.Count; i++)
        {
            var answer = request.Answers[i];
            if (_given.Contains(answer) || !IsFor(answer, task))
            {
                continue;
            }

            if (answer.Never)
            {
                return null;
            }

            if (request.StrictInstants && answer.At < task.OpenedAt)
            {
                _given.Add(answer);
                Problem(answer.At!.Value, task, "simulation.too-early", answer.At.Value.ToLongText(), task.OpenedAt.ToLongText());
                continue;
            }

            return (answer, answer.After is { } after ? Moment(task.OpenedAt, after) : answer.At > task.OpenedAt ? answer.At.Value : task.OpenedAt, i);
        }

        return request.Unscripted == UnscriptedTasks.TakeFirstOutcome && !task.Optional
            ? (new ScriptedAnswer(task.ActivityId, null) { Supposed = true }, calendar.AddWorkingDays(task.OpenedAt.ChinaDate(), 1).At(Morning), int.MaxValue)
            : null;
    }

    private static bool IsFor(ScriptedAnswer answer, SimulatedTask task) =>
        task.IsCalled(answer.Task) && (answer.Occurrence is not { } n || n == task.Occurrence);

    private DateTimeOffset Moment(DateTimeOffset opened, TimeAfter after)
    {
        if (after.Hours is { } hours)
        {
            return opened.AddHours(hours);
        }

        var day = after.WorkingDays is { } working ? calendar.AddWorkingDays(opened.ChinaDate(), working) : opened.ChinaDate().AddDays(after.Days ?? 0);
        var at = day.At(after.Time ?? Morning);
        return at > opened ? at : opened;
    }

    private void Problem(DateTimeOffset at, SimulatedTask task, string key, params object?[] args) =>
        Problems.Add(new SimulatedRemark(at.ToChina(), task.ActivityId, TextCatalog.Get(key, [task.Title, .. args])));
}
