using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Deadlines as the domain keeps them: rounds of reminders, passing once, extended only before they pass.</summary>
internal sealed partial class SimulatedDomain
{
    public List<SimulatedDeadline> Deadlines { get; } = [];

    public List<SimulatedReminder> Reminders { get; } = [];

    /// <summary>The deadline that wakes up first, of several the one that began first.</summary>
    public SimulatedDeadline? NextToWake() => Deadlines.Where(d => d.WakesAt is not null).MinBy(d => d.WakesAt);

    /// <summary>One reminder goes out, or the deadline passes and resumes what waits for it.</summary>
    public async Task WakeAsync(SimulatedDeadline deadline, CancellationToken ct)
    {
        var step = Next(deadline);
        if (deadline.State == DeadlineState.Running && deadline.DueAt <= Now && (step is null || deadline.DueAt <= step.At))
        {
            (deadline.State, deadline.OverdueAt) = (DeadlineState.Overdue, Now);
            Case.Passed(deadline);
            if (deadline.BookmarkId != Guid.Empty)
            {
                await Driver.ResumeAsync(deadline.BookmarkId, new JsonObject { ["outcome"] = "Overdue", ["deadlineId"] = deadline.Id }, ct);
            }
        }
        else if (step is not null && step.At <= Now)
        {
            deadline.Over[step.Step.Key] = true;
            Remind(deadline, step.Step);
        }

        if (deadline.IsOpen)
        {
            SetWake(deadline);
        }
    }

    private Result<DeadlineStarted> Start(StartDeadline command, SimulatedTask? task = null)
    {
        if (Open(command.Key) is not null)
        {
            return Refusal.Conflict("deadline.already-open", command.Key);
        }

        var from = (command.From ?? Now).ToUniversalTime();
        var deadline = new SimulatedDeadline
        {
            Id = Guid.CreateVersion7(Now),
            Key = command.Key,
            Name = command.Name,
            BookmarkId = command.BookmarkId,
            From = from,
            Limit = command.Limit,
            Ladder = command.Ladder,
            Task = task,
            Fixed = command.LastDay is not null,
        };
        deadline.MoveTo(command.LastDay is { } day ? At(day) : calendar.End(from, command.Limit));
        Deadlines.Add(deadline);
        BeginRound(deadline);
        return Answer(deadline);
    }

    private Result<DeadlineStarted> Extend(ExtendDeadline command)
    {
        if (Open(command.Key) is not { } deadline)
        {
            return Refusal.NotFound("deadline.not-open", command.Key);
        }

        if (deadline.State == DeadlineState.Overdue || deadline.DueAt <= Now)
        {
            return Refusal.Conflict("deadline.passed", deadline.Name, Iso(deadline.LastDay));
        }

        if (command.NewLastDay <= deadline.LastDay)
        {
            return new Refusal("deadline.not-later", "newLastDay", Iso(command.NewLastDay), Iso(deadline.LastDay));
        }

        deadline.Fixed = true;
        deadline.MoveTo(At(command.NewLastDay));
        BeginRound(deadline);
        return Answer(deadline);
    }

    private async Task<Result<Done>> StopAsync(StopDeadline command, CancellationToken ct)
    {
        if (Open(command.Key) is { } deadline)
        {
            (deadline.State, deadline.EndedAt, deadline.WakesAt) = (command.Met ? DeadlineState.Met : DeadlineState.Stopped, Now, null);
            if (command.Met && deadline.BookmarkId != Guid.Empty)
            {
                await Driver.ResumeAsync(deadline.BookmarkId, new JsonObject { ["outcome"] = "Met", ["deadlineId"] = deadline.Id }, ct);
            }
        }

        return Done.Value;
    }

    /// <summary>Steps whose instant is past are over without going out.</summary>
    private void BeginRound(SimulatedDeadline deadline)
    {
        foreach (var past in deadline.Plan(calendar).Where(s => s.At <= Now))
        {
            deadline.Over[past.Step.Key] = false;
        }

        Case.Moved(deadline);
        SetWake(deadline);
    }

    private void SetWake(SimulatedDeadline deadline)
    {
        var next = Next(deadline);
        deadline.WakesAt = deadline.State == DeadlineState.Running && (next is null || deadline.DueAt <= next.At) ? deadline.DueAt : next?.At;
    }

    private PlannedStep? Next(SimulatedDeadline deadline) => deadline.Plan(calendar).FirstOrDefault(s => !deadline.Over.ContainsKey(s.Step.Key));

    private void Remind(SimulatedDeadline deadline, LadderStep step)
    {
        var left = calendar.WorkingDaysBetween(Now.ChinaDate(), deadline.LastDay);
        var words = left switch
        {
            > 0 => TextCatalog.Get("notice.left", left),
            0 => TextCatalog.Get("notice.left-today"),
            _ => TextCatalog.Get("notice.left-late", -left),
        };
        var due = deadline.DueAt == deadline.LastDay.EndOfDay() ? deadline.LastDay.ToLongText() : deadline.DueAt.ToLongText();
        var text = step.Text.Replace("{due}", due, StringComparison.Ordinal).Replace("{left}", words, StringComparison.Ordinal)
            .Replace("{step}", deadline.Name, StringComparison.Ordinal);
        Reminders.Add(new SimulatedReminder(Now.ToChina(), NameOf(deadline), deadline.Name, step.Key, Told(deadline, step), deadline.LastDay, Filled(text)));
    }

    /// <summary>A task's own reminders go to its holders, a case's to the holders of every owed task.</summary>
    public IReadOnlyList<string> Told(SimulatedDeadline deadline, LadderStep step) =>
    [
        .. step.Notify.SelectMany(key => key != PartyKeys.TaskHolder ? [key]
            : deadline.Task?.Candidates ?? Tasks.Where(t => t is { State: SimulatedTaskState.Open, Optional: false }).SelectMany(t => t.Candidates)).Distinct(),
    ];

    public static string NameOf(SimulatedDeadline deadline) => deadline.Task is { } task ? $"task:{task.ActivityId}" : deadline.Key;

    private SimulatedDeadline? Open(string key) => Deadlines.Find(d => d.Key == key && d.IsOpen);

    private LimitEnd At(DateOnly day) => new(day, day, day.EndOfDay(), calendar.Version, Provisional: false);

    private static DeadlineStarted Answer(SimulatedDeadline deadline) => new(deadline.Id, deadline.DueAt, deadline.LastDay, deadline.Provisional);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
